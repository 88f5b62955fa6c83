/** What citizens thought of a service, and what follows a bad rating. */
@org.jspecify.annotations.NullMarked
package tingxu.control.survey;
