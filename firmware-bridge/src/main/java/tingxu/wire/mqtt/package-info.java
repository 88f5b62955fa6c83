/** How words travel: MQTT, its codec, and the courier that says a thing until it has been heard. */
@org.jspecify.annotations.NullMarked
package tingxu.wire.mqtt;
