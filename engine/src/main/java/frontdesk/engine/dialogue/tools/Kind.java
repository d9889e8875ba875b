package frontdesk.engine.dialogue.tools;

import java.util.List;

/** What a parameter's value is, and what it has to be; times are of the clinic's zone. */
public sealed interface Kind {
  /** What it is, in English, as a refusal says it. */
  String described();

  /** True for what the caller said in this call: a brain never passes the words themselves. */
  record Said() implements Kind {
    @Override
    public String described() {
      return "true, for what the caller said in this call";
    }
  }

  /** Yes or no, decided by the brain. */
  record Truth() implements Kind {
    @Override
    public String described() {
      return "true or false";
    }
  }

  /** So many days, weeks, months or years: at least a day, at most two years. */
  record Span() implements Kind {
    @Override
    public String described() {
      return "a period from P1D to P2Y, as P3M for three months";
    }
  }

  /** A whole number from least to most. */
  record WholeNumber(int least, int most) implements Kind {
    @Override
    public String described() {
      return "a whole number from " + least + " to " + most;
    }
  }

  /** A day of the calendar. */
  record Day() implements Kind {
    @Override
    public String described() {
      return "a day, as 2027-03-31";
    }
  }

  /** A time of day. */
  record TimeOfDay() implements Kind {
    @Override
    public String described() {
      return "a time of day of 24 hours, as 14:30";
    }
  }

  /** One of these words. */
  record OneOf(List<String> words) implements Kind {
    public OneOf {
      words = List.copyOf(words);
    }

    @Override
    public String described() {
      return "one of " + String.join(", ", words);
    }
  }

  /** The id of a service of the clinic's catalogue. */
  record ServiceOfClinic() implements Kind {
    @Override
    public String described() {
      return "the id of a service in the catalogue";
    }
  }

  /** The id of a practitioner of the clinic's catalogue. */
  record PractitionerOfClinic() implements Kind {
    @Override
    public String described() {
      return "the id of a practitioner in the catalogue";
    }
  }

  /** So many digits. */
  record Digits(int least, int most) implements Kind {
    @Override
    public String described() {
      return least + " to " + most + " digits in a string";
    }
  }

  /** Words that the caller said, as they said them. */
  record Quoted(int most) implements Kind {
    @Override
    public String described() {
      return "the caller's own words, at most " + most + " characters";
    }
  }
}
