/** The message broker that runs inside the controller when the hall has no other. */
@org.jspecify.annotations.NullMarked
package tingxu.control.broker;
