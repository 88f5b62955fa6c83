package tingxu.provision.claim;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the hall tells a new machine, sealed.
 *
 * @param certificate PEM
 * @param ca PEM: who vouches for the hall
 * @param files by name: what to keep beside them; the profile among them
 */
record Birth(String certificate, String ca, SortedMap<String, String> files) {

    Birth {
        files = new TreeMap<>(files);
    }

    Birth(String certificate, String ca, Map<String, String> files) {
        this(certificate, ca, new TreeMap<>(files));
    }
}
