/** Pictures of what the benches measure, as SVG that is written line by line. */
@org.jspecify.annotations.NullMarked
package tingxu.provision.plot;
