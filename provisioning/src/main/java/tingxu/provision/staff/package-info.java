/** The accounts of a hall as files, for the hall and for the command line. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.staff;
