/** What screens and answers show, made from the state of the hall and in two languages. */
@org.jspecify.annotations.NullMarked
package tingxu.control.view;
