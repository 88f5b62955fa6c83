/** Numbers lent to this kiosk: which is next, when to ask for more, when there are none. Pure. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.issue;
