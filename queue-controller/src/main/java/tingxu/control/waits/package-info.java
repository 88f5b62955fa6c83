/** What people are told of their wait: forecast live, learnt from the hall's own days, steady. */
@org.jspecify.annotations.NullMarked
package tingxu.control.waits;
