/** Halls on paper: days that are played, forecast and compared by the hall's own rules. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.trial;
