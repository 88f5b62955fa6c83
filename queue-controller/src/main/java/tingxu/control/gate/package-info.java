/** Where the messages of kiosks and bridges become commands, and events become messages. */
@org.jspecify.annotations.NullMarked
package tingxu.control.gate;
