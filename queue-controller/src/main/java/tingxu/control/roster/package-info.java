/** Who is alive: kiosks and bridges, their devices, when they were last heard. */
@org.jspecify.annotations.NullMarked
package tingxu.control.roster;
