#include "lexicon/first_names.h"

#include <string_view>

#include "lexicon/word_list.h"

namespace wirecopy::lexicon {
namespace {

// Written down from general knowledge, one space between two names.
constexpr std::string_view kMale =
    "aaron abdul abdullah abraham adam adrian ahmed alan albert aleksandr alejandro alex alexander alexei alfred ali "
    "allan allen alvin amir anatoly andre andreas andrei andrew andy angelo anthony antonio arnold arthur asif austin "
    "barack barry bart bashar ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan "
    "brent "
    "bret brett brian bruce bruno bryan byron calvin carl carlos cesar chad charles charlie chester chris christian "
    "christopher chuck clarence clark claude clifford clint clinton colin corey cory craig curtis dale damian dan "
    "daniel danny darrell darren dave david dean dennis derek dick diego dmitry dominic don donald doug douglas duncan "
    "dwight earl ed eddie edgar eduardo edward edwin eli elijah emmanuel enrique eric erik ernest eugene evan felipe "
    "fernando floyd francisco francois frank franklin fred frederick gabriel gary gene geoffrey george gerald gerard "
    "gilbert giovanni glenn gordon graham greg gregory guillermo gus gustavo guy hamid hans harold harry harvey hassan "
    "hector henry herbert herman howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jacques jaime jake "
    "james jamie jared jason javier jay jean jeb jeff jeffrey jeremy jerome jerry jesse jim jimmy joachim joaquin joe "
    "joel john johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin karl keith ken kenneth kevin "
    "khalid kurt kyle lance larry lars lawrence lee leo leon leonard leonid lewis lindsey liam lloyd louis lucas luis "
    "luke mahmoud malcolm manuel marc marcel marco marcus mario mark martin marvin mathew matt matthew maurice max "
    "maxim michael miguel mike mikhail milton mitch mitchell mitt mohamed mohammad mohammed morgan muhammad nathan "
    "nathaniel neil nelson newt nicholas nick nicolas nigel nikolai noah noam norman oleg oliver omar orlando oscar "
    "osama otto owen pablo pat patrick paul pavel pedro perry pete peter phil philip phillip pierre rafael ralph ramon "
    "rand randall randy raul ray raymond recep reginald reince rene rex ricardo richard rick ricky rob robert roberto "
    "robin rodney rodrigo roger roland roman ron ronald roy ruben rudolph rudy rupert russell ryan salman salvador sam "
    "samuel scott sean sebastian sergei sergey sergio seth shane shaun sheldon shinzo sidney simon stan stanley stefan "
    "stephen steve steven stewart stuart ted terrence terry theodore thomas tim timothy toby todd tom tommy tony "
    "travis "
    "trent trevor trey tyler valery vernon victor vincent viktor vladimir volodymyr wallace walter warren wayne wesley "
    "will william willie xavier yasser yuri yusuf zachary";

constexpr std::string_view kFemale =
    "abigail ada adele agnes aisha alexandra alexandria alice alicia alison allison alma amanda amelia amy ana "
    "anastasia "
    "andrea angela angelina anita ann anna anne annette annie april arlene ashley aung audrey ayesha barbara beatrice "
    "becky belinda bernice beth bethany betsy betty beverly bonnie brenda bridget brittany camilla candace carla carly "
    "carmen carol carole caroline carolyn carrie catherine cathy cecilia celia charlotte cheryl chloe christina "
    "christine cindy claire clara claudia colleen condoleezza connie constance cristina cynthia daisy dana danielle "
    "daphne dawn debbie deborah debra delia denise diana diane dianne dolores dominique donna dora doris dorothy edith "
    "eileen elaine eleanor elena elisabeth eliza elizabeth ella ellen elsa emily emma erica erika erin esther ethel "
    "eunice eva eve evelyn fatima felicia fiona florence frances gabriela gabrielle gail georgia geraldine gina gladys "
    "glenda gloria grace greta gretchen hannah harriet hazel heather heidi helen helena hillary hilary holly huma ida "
    "ilse inez ingrid irene irina iris isabel isabella isabelle ivanka jacqueline jane janet janice jasmine jean "
    "jeanne "
    "jennifer jenny jessica jill joan joann joanna joanne jocelyn jodi josephine joyce juanita judith judy julia "
    "juliana julie june kamala karen kate katherine kathleen kathryn kathy katie katrina kay kayla kellyanne kerry kim "
    "kimberly kirsten kristen kristin kristina laura lauren laurie leah leila lena leslie lillian lily linda lisa lois "
    "lori lorraine loretta louise lucia lucille lucy luisa lydia lynn madeleine madeline maggie malala marcia margaret "
    "maria marian marianne marie marilyn marina marion marissa marjorie marlene martha mary maureen maya megan melania "
    "melanie melinda melissa mercedes meredith michele michelle mika mildred miranda miriam molly monica muriel myra "
    "nadia nancy naomi natalia natalie natasha nicola nicole nikki nina noel nora norma olga olivia paige pamela "
    "patricia patty paula pauline peggy penelope penny petra phyllis polly priscilla rachel ramona rebecca renee "
    "rhonda "
    "rita roberta rosa rosalind rose rosemary rosie roxanne ruth sabrina sally samantha sandra sara sarah selma serena "
    "sharon sheila shelley sheryl shirley silvia sofia sonia sonya sophia sophie stacey stacy stella stephanie sue "
    "susan susana susanna suzanne sybrina sylvia tamara tammy tanya tara tatiana teresa tess theresa tiffany tina "
    "tracy tulsi ursula valerie vanessa vera verna veronica victoria viola violet virginia vivian wanda wendy whitney "
    "wilma winifred yolanda yulia yvette yvonne zainab zoe";

constexpr std::string_view kBoth =
    "alexis ariel blair cameron casey chelsea courtney dana devin drew hayden jamie jean jordan kelly kerry kim kris "
    "lee leslie lindsay loren marion morgan pat quinn reese robin sandy sasha shannon sidney sydney taylor terry tracy "
    "val noel";

void add_words(std::string_view words, FirstName name, WordList<FirstName>* list) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    list->add(words.substr(0, end), name);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

WordList<FirstName> make_list() {
  WordList<FirstName> list;
  add_words(kBoth, {true, Gender::unknown}, &list);  // the first stands
  add_words(kMale, {true, Gender::male}, &list);
  add_words(kFemale, {true, Gender::female}, &list);
  list.finish();
  return list;
}

}  // namespace

FirstName first_name(std::uint32_t word) {
  static const WordList<FirstName> list = make_list();
  return list.find(word);
}

}  // namespace wirecopy::lexicon
