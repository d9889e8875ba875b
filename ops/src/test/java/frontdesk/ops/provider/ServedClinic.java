package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.wav.WavReader;
import frontdesk.engine.sip.sdp.Codec;
import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.chaos.providers.Vendors;
import frontdesk.ops.firstcall.harness.ClinicCopies;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A node whose clinic is served by vendors over real wires, and a call to it, which is recorded.
 */
record ServedClinic(NodeUnderTest node, Vendors vendors, Path directory) implements AutoCloseable {
  /**
   * Starts the node.
   *
   * @param settings further ones
   */
  static ServedClinic start(Vendors vendors, Path directory, String settings) throws Exception {
    ClinicCopies clinics = new ClinicCopies(directory.resolve("clinics"));
    clinics.addDentist(vendors.id(), vendors.order());
    String providers =
        "frontdesk.providers { recognizers = [ %s ], synthesizers = [ %s ], models = [ %s ] }\n"
            .formatted(vendors.earSetting(), vendors.voiceSetting(), vendors.mindSetting());
    NodeUnderTest node =
        NodeUnderTest.startWithoutEars(
            directory, "127.0.0.1", clinics.setting() + providers + settings);
    vendors.open();
    return new ServedClinic(node, vendors, directory);
  }

  /** Calls the clinic from this E.164 number. Blocking. */
  MeasuredCall call(SimulatedCaller phone, String number, CallScript script)
      throws InterruptedException {
    CallOrder order =
        CallOrder.to("sip:" + vendors.id() + "@127.0.0.1:" + node.sip().getPort())
            .withFrom("sip:" + number + "@127.0.0.1")
            .withCodecs(List.of(Codec.PCMU))
            .withRecording(recording());
    SimulatedCaller.Result result = phone.call(order, script);
    assertThat(result).isInstanceOf(SimulatedCaller.Result.Measured.class);
    return ((SimulatedCaller.Result.Measured) result).call();
  }

  /** What the caller heard. */
  short[] heard() throws IOException {
    return WavReader.read(recording()).channel(1);
  }

  private Path recording() {
    return directory.resolve("call.wav");
  }

  @Override
  public void close() {
    node.close();
  }
}
