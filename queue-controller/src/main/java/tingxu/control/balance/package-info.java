/** Who is called next and how long it will take: pure, one file a policy. */
@org.jspecify.annotations.NullMarked
package tingxu.control.balance;
