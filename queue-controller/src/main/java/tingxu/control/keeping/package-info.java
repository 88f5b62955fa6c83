/** What is done for the journal while the hall sleeps: checked, copied, and forgotten in part. */
@org.jspecify.annotations.NullMarked
package tingxu.control.keeping;
