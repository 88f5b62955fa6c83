/** What was seen in a hall, in order, and which of its promises that breaks. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.history;
