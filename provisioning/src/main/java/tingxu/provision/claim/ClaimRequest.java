package tingxu.provision.claim;

/**
 * What a new machine says to the hall. None of it is secret.
 *
 * @param node the slot it wants, such as {@code k01}
 * @param request PKCS#10 in PEM
 * @param proof that it knows the code
 */
record ClaimRequest(String node, String request, String proof) {

    ClaimRequest {
        if (node == null || request == null || proof == null)
            throw new IllegalArgumentException("a claim has node, request and proof");
    }
}
