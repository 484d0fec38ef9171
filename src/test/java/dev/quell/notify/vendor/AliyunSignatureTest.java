package dev.quell.notify.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Sha256;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against the example Alibaba Cloud publishes with fixed time and nonce. */
class AliyunSignatureTest {

  @Test
  void theVendorsOwnExampleComesOut() {
    var query = new TreeMap<String, String>();
    query.put("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd");
    query.put("RegionId", "cn-shanghai");
    var headers = new TreeMap<String, String>();
    headers.put("host", "ecs.cn-shanghai.aliyuncs.com");
    headers.put("x-acs-action", "RunInstances");
    headers.put("x-acs-content-sha256", Sha256.hex(""));
    headers.put("x-acs-date", "2023-10-26T10:22:32Z");
    headers.put("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d");
    headers.put("x-acs-version", "2014-05-26");

    String authorization =
        Aliyun.authorization(
            Aliyun.query(query), headers, "YourAccessKeyId", "YourAccessKeySecret");

    assertThat(authorization)
        .endsWith(",Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  }
}
