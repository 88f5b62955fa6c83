/** A verb that runs until someone ends it, and the good-bye that waits for its closing. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.process;
