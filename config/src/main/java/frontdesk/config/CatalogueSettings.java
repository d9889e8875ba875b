package frontdesk.config;

import frontdesk.config.check.Section;

/**
 * How changed catalogues are kept.
 *
 * @param versionsKept contents that calls may have begun with, of all clinics together; a call
 *     whose own are gone goes on with those that are there now
 */
public record CatalogueSettings(int versionsKept) {

  static CatalogueSettings read(Section section) {
    CatalogueSettings settings = new CatalogueSettings(section.number("versions-kept", 1, 10_000));
    section.finish();
    return settings;
  }
}
