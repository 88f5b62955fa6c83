/** What a shift lead may want to do before people wait too long: advice, carried out by people. */
@org.jspecify.annotations.NullMarked
package tingxu.control.advice;
