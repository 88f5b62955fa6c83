/** A hall of real processes, the people in it, what they saw, and what is judged of it. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.scene;
