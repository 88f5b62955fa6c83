/** How a machine comes by its slot, and loses it: the rules, without files, keys or network. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.enrol;
