/** People who do the same at the same time, or twice. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.ordeal.people;
