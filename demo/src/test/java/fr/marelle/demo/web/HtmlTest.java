package fr.marelle.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void textNeverBecomesMarkup() {
    assertThat(Html.of("<p title=\"{}\">{}</p>", "a\"b", "<script>'&'</script>"))
        .hasToString("<p title=\"a&quot;b\">&lt;script&gt;&#39;&amp;&#39;&lt;/script&gt;</p>");
  }

  @Test
  void markupGoesIntoMarkupAsItIs() {
    assertThat(Html.of("<div>{}</div>", Html.of("<b>{}</b>", "&")))
        .hasToString("<div><b>&amp;</b></div>");
  }

  @Test
  void whatLooksLikeAHoleInAValueIsNone() {
    assertThat(Html.of("{}{}", "{}", "x")).hasToString("{}x");
  }

  @Test
  void holesAndValuesMustMatch() {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("", 1));
  }
}
