// The names that HTML gives to elements, and what its standard says of each.
#pragma once

#include <cstdint>
#include <string_view>

namespace wirecopy::read {

// clang-format off
// X(name, properties): properties as in HtmlTraits.
#define WIRECOPY_HTML_TAGS(X) \
  X(a, formatting) X(abbr, none) X(acronym, none) X(address, special | block) X(applet, special | barrier) \
  X(area, special | empty) X(article, special | block) X(aside, special | block) X(audio, none) \
  X(b, formatting) X(base, special | empty | head) X(basefont, special | empty | head) X(bdi, none) X(bdo, none) \
  X(bgsound, special | empty | head) X(big, formatting) X(blockquote, special | block) X(body, special) \
  X(br, special | empty) X(button, special) X(canvas, none) X(caption, special | barrier) \
  X(center, special | block) X(cite, none) X(code, formatting) X(col, special | empty) X(colgroup, special) \
  X(data, none) X(datalist, none) X(dd, special | implied) X(del, none) X(desc, none) X(details, special | block) \
  X(dfn, none) X(dialog, special | block) X(dir, special | block) X(div, special | block) X(dl, special | block) \
  X(dt, special | implied) X(em, formatting) X(embed, special | empty) X(fieldset, special | block) \
  X(figcaption, special | block) X(figure, special | block) X(font, formatting) X(footer, special | block) \
  X(foreignobject, none) X(form, special | block) X(frame, special | empty) X(frameset, special) \
  X(h1, special | block) X(h2, special | block) X(h3, special | block) X(h4, special | block) \
  X(h5, special | block) X(h6, special | block) X(head, special) X(header, special | block) \
  X(hgroup, special | block) X(hr, special | block | empty) X(html, special | barrier) X(i, formatting) \
  X(iframe, special | raw) X(image, none) X(img, special | empty) X(input, special | empty) X(ins, none) X(kbd, none) \
  X(keygen, special | empty) X(label, none) X(legend, none) X(li, special | implied) \
  X(link, special | empty | head) X(listing, special | block) X(main, special | block) X(map, none) X(mark, none) \
  X(marquee, special | barrier) X(math, none) X(menu, special | block) X(meta, special | empty | head) \
  X(meter, none) X(nav, special | block) X(nobr, formatting) X(noembed, special | raw) \
  X(noframes, special | raw | head) X(noscript, special | raw | head) X(object, special | barrier) \
  X(ol, special | block) X(optgroup, implied) X(option, implied) X(output, none) X(p, special | block | implied) \
  X(param, special | empty) X(picture, none) X(plaintext, special | block) X(pre, special | block) \
  X(progress, none) X(q, none) X(rb, implied) X(rp, implied) X(rt, implied) X(rtc, implied) X(ruby, none) \
  X(s, formatting) X(samp, none) X(script, special | raw | head) X(search, special | block) \
  X(section, special | block) X(select, special) X(slot, none) X(small, formatting) \
  X(source, special | empty) X(span, none) X(strike, formatting) X(strong, formatting) \
  X(style, special | raw | head) X(sub, none) X(summary, special | block) X(sup, none) X(svg, none) \
  X(table, special | barrier) X(tbody, special) X(td, special | barrier) X(template_, special | barrier | head) \
  X(textarea, special | text_only) X(tfoot, special) X(th, special | barrier) X(thead, special) X(time, none) \
  X(title, special | text_only | head) X(tr, special) X(track, special | empty) X(tt, formatting) \
  X(u, formatting) X(ul, special | block) X(var, none) X(video, none) X(wbr, special | empty) X(xmp, special | block | raw)
// clang-format on

enum class HtmlTag : std::uint8_t {
  unknown,  // a name of the page's own
#define WIRECOPY_HTML_TAG(name, traits) name,
  WIRECOPY_HTML_TAGS(WIRECOPY_HTML_TAG)
#undef WIRECOPY_HTML_TAG
      n_tags
};

namespace html_traits {
enum Trait : unsigned {
  none = 0,
  special = 1,      // ends the search of a closing tag for its element
  block = 2,        // closes a <p>; its closing tag closes what is open in it
  empty = 4,        // holds nothing, has no closing tag
  formatting = 8,   // may be closed across others
  barrier = 16,     // no closing tag reaches out of it
  implied = 32,     // needs no closing tag
  raw = 64,         // its text has neither tags nor references
  text_only = 128,  // its text has references but no tags
  head = 256        // may stand in the head
};
}  // namespace html_traits

[[nodiscard]] std::string_view html_tag_name(HtmlTag tag);
[[nodiscard]] bool has_trait(HtmlTag tag, unsigned trait);

// The tag of a name in any case; unknown if HTML has none such.
[[nodiscard]] HtmlTag html_tag(std::string_view name);

}  // namespace wirecopy::read
