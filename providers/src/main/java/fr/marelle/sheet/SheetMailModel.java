package fr.marelle.sheet;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A sheet as the mail's templates read it: {@code sheet}. FreeMarker reads maps, not records. */
final class SheetMailModel {
  private SheetMailModel() {}

  static Map<String, Object> of(LoginSheet sheet, SheetTemplate template, SheetWords words) {
    Map<String, Object> model = new HashMap<>();
    model.put("school", sheet.school());
    model.put("name", sheet.name());
    model.put("className", sheet.className());
    model.put("identifier", sheet.identifier());
    model.put("address", sheet.address().toString());
    model.put("typedAddress", sheet.typedAddress());
    sheet
        .code()
        .ifPresent(
            code -> {
              model.put("code", code.text());
              model.put("codeLabel", words.codeLabel(code));
              if (code.expiresAt().isPresent()) {
                model.put(
                    "expiry", MessageFormat.format(words.get("valid.until"), words.expiry(code)));
              }
            });
    model.put("paragraphs", paragraphs(sheet, template, words));
    return model;
  }

  private static List<Map<String, String>> paragraphs(
      LoginSheet sheet, SheetTemplate template, SheetWords words) {
    Map<String, String> values = Placeholder.values(sheet, words);
    List<Map<String, String>> paragraphs = new ArrayList<>();
    for (Block block : template.blocks()) {
      String text =
          block.text().stream()
              .map(inline -> Placeholder.fill(inline.text(), values))
              .collect(Collectors.joining());
      paragraphs.add(
          Map.of(
              "role",
              block.role().name().toLowerCase(Locale.ROOT),
              "marker",
              block.marker(),
              "text",
              text));
    }
    return paragraphs;
  }
}
