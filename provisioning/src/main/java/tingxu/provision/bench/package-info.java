/** What the hall can carry, measured from outside against a controller in a process of its own. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.bench;
