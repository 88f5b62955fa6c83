/** What has to be done in a hall whose journal has lost its end. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.keeping;
