/** What the hall offers: its lines, windows and zones, read from one file. */
@org.jspecify.annotations.NullMarked
package tingxu.control.catalogue;
