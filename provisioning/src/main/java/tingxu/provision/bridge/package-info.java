/** A bridge as a process: what runs, its self-test and the technician's page. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.bridge;
