/** A hall to look at: simulated citizens and clerks at a pace that one can watch. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.demo;
