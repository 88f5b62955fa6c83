/** A made-up citizen goes through a hall of real processes, and is then looked for everywhere. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.canary;
