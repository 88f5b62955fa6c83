/** The one thread on which commands take effect. */
@org.jspecify.annotations.NullMarked
package tingxu.control.loop;
