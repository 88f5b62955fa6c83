/** The page of all machines of a hall, and the address where new ones report. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.fleet;
