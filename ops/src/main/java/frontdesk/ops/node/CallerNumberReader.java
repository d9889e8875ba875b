package frontdesk.ops.node;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.CallRouter;
import frontdesk.protocol.id.ClinicId;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads callers' numbers as trunks write them, by the country of the clinic's own number. */
final class CallerNumberReader implements CallRouter.CallerNumbers {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private final Supplier<Catalogues> catalogues;

  CallerNumberReader(Supplier<Catalogues> catalogues) {
    this.catalogues = catalogues;
  }

  @Override
  public Optional<String> e164(ClinicId clinic, String candidate) {
    return catalogues
        .get()
        .byId(clinic)
        .flatMap(catalogue -> region(catalogue.humanNumber()))
        .flatMap(region -> parse(candidate, region));
  }

  private static Optional<String> region(String e164) {
    try {
      return Optional.ofNullable(NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, null)));
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /** A SIP user that is no number, such as a name, is no caller's number. */
  private static Optional<String> parse(String candidate, String region) {
    try {
      var number = NUMBERS.parse(candidate, region);
      return NUMBERS.isPossibleNumber(number)
          ? Optional.of(NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
