package tingxu.provision.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * What lies on a disk, as its process sees it: each write may be the last, before or after it is
 * kept, and may fail. What was kept outlives the process.
 */
final class Disk {

    /** How a write fails, in the words of whoever writes. */
    @FunctionalInterface
    interface Failure {
        /** Throws, or tells whether the write is passed over in silence. */
        boolean before(String write) throws Throwable;
    }

    private Disk() {}

    static <T> T of(Class<T> seam, T kept, Box box, Set<String> writes, Failure failure) {
        return seam.cast(
                Proxy.newProxyInstance(
                        seam.getClassLoader(),
                        new Class<?>[] {seam},
                        (_, method, values) -> {
                            if (!writes.contains(method.getName()))
                                return invoke(kept, method, values);
                            box.step();
                            if (failure.before(method.getName())) return null;
                            Object result = invoke(kept, method, values);
                            box.step();
                            return result;
                        }));
    }

    private static Object invoke(Object kept, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(kept, values);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
