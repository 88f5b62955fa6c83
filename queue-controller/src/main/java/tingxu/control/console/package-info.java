/** HTTP for staff, managers and boards: pages, live fragments and the JSON interface. */
@org.jspecify.annotations.NullMarked
package tingxu.control.console;
