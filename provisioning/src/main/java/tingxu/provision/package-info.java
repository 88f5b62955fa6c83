/** The command line: every verb of the launcher. */
@org.jspecify.annotations.NullMarked
package tingxu.provision;
