package tingxu.provision.claim;

import tingxu.provision.authority.Authority;
import tingxu.provision.authority.KeyRequest;
import tingxu.wire.NodeId;

import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/** Someone on the line with an authority of their own, who plays the hall without the code. */
final class Impostor {

    private Impostor() {}

    static String answer(Authority authority, ClaimKey guess, NodeId node, KeyRequest request) {
        Birth birth =
                new Birth(
                        authority.sign(node, request).pem(),
                        authority.caPem(),
                        Map.of("kiosk.yaml", "broker: tcp://impostor.example:1883\n"));
        return JsonMapper.shared()
                .writeValueAsString(
                        ClaimSeal.close(
                                guess, request, JsonMapper.shared().writeValueAsBytes(birth)));
    }
}
