#include "book/interaction.h"

#include "book/field.h"
#include "book/flow.h"
#include "book/inline.h"

typedef ARRAY(Option) OptionList;

// The place of word among tokens, or -1.
static int find_token(Text word, const char *const tokens[], int count)
{
    for (int i = 0; i < count; i++)
        if (text_is(word, tokens[i]))
            return i;
    return -1;
}

static OptionShape read_shape(const XmlNode *node)
{
    static const char *const shapes[] = {"circle", "square", "triangle", "diamond", "star"};
    return (OptionShape)(find_token(xml_value(node, "shape"), shapes, 5) + 1);
}

static int read_form(const XmlNode *node)
{
    static const char *const forms[] = {"circle", "bar", "count"};
    return find_token(xml_value(node, "form"), forms, 3);
}

static Option read_option(Reader *reader, const XmlNode *node)
{
    Option option = {
        .at = field_at(reader, node),
        .id_at = field_value_at(reader, node, "id"),
        .id = field_id(node, "id"),
        .label = inline_words(reader, node),
        .say = field_text(reader, node, "say"),
        .shape = read_shape(node),
        .go_to = field_ref(reader, node, "goto"),
        .in_ms = field_ms(node, "in"),
        .out_ms = field_ms(node, "out"),
        .minutes = field_number(node, "minutes"),
        .form = read_form(node),
        .when = reader->when,
    };
    if (!option.say.size)
        option.say = option.label;
    const Condition *outer = reader->when;
    reader->when = NULL; // the option's own condition covers its reply
    const XmlNode *reply = xml_child(node, "reply");
    if (reply)
        option.reply = flow_read(reader, reply);
    reader->when = outer;
    return option;
}

static void collect_options(Reader *reader, const XmlNode *node, OptionList *options)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (field_is_when(child)) {
            const Condition *outer = reader->when;
            reader->when = field_condition(reader, child);
            collect_options(reader, child, options);
            reader->when = outer;
        } else if (text_is(child->name, "option") || text_is(child->name, "level")) {
            Option option = read_option(reader, child);
            *array_push(reader->arena, options) = option;
        }
    }
}

static void read_options(Reader *reader, const XmlNode *node, Interaction *result)
{
    OptionList options = {0};
    collect_options(reader, node, &options);
    result->options = options.at;
    result->option_count = options.count;
    result->max = field_number(node, "max");
    result->from = field_ref(reader, node, "from");
    result->from_bin = field_ref(reader, node, "bin");
}

static void read_bins(Reader *reader, const XmlNode *node, Interaction *result)
{
    ARRAY(Bin) bins = {0};
    for (const XmlNode *bin = xml_child(node, "bin"); bin; bin = xml_sibling(bin, "bin")) {
        Text label = inline_words(reader, bin);
        *array_push(reader->arena, &bins) = (Bin){field_id(bin, "id"), label};
    }
    result->bins = bins.at;
    result->bin_count = bins.count;
}

static void read_breathe(Reader *reader, const XmlNode *node, Interaction *result)
{
    result->in_ms = field_ms(node, "in");
    result->out_ms = field_ms(node, "out");
    result->minutes = field_number(node, "minutes");
    result->pace = field_ref(reader, node, "pace");
    result->time = field_ref(reader, node, "time");
    result->form_name = field_ref(reader, node, "form");
}

static void read_cards(Reader *reader, const XmlNode *node, Interaction *result)
{
    ARRAY(Card) cards = {0};
    for (const XmlNode *card = xml_child(node, "card"); card; card = xml_sibling(card, "card")) {
        Card read = {.front = inline_child_words(reader, card, "front")};
        const XmlNode *back = xml_child(card, "back");
        if (back)
            read.back = flow_read_or_words(reader, back);
        *array_push(reader->arena, &cards) = read;
    }
    result->cards = cards.at;
    result->card_count = cards.count;
}

static Turn read_turn(Reader *reader, const XmlNode *node, Slots *slots)
{
    Turn turn = {.who = field_who(node), .flow = flow_read(reader, node)};
    const XmlNode *choose = xml_child(node, "choose");
    if (choose)
        turn.choose = interaction_read(reader, choose, slots);
    return turn;
}

static void read_turns(Reader *reader, const XmlNode *node, Interaction *result, Slots *slots)
{
    ARRAY(Turn) turns = {0};
    for (const XmlNode *child = xml_child(node, "turn"); child; child = xml_sibling(child, "turn")) {
        Turn turn = read_turn(reader, child, slots);
        *array_push(reader->arena, &turns) = turn;
    }
    result->turns = turns.at;
    result->turn_count = turns.count;
}

typedef ARRAY(SlipPart) SlipParts;

// Words beside an answer keep one space towards it where the author wrote any.
static void add_slip_words(Reader *reader, const XmlNode *node, SlipParts *parts)
{
    Text words = text_fold(reader->arena, node->text);
    bool has_space_before = parts->count && node->text.size && text_is_space(node->text.at[0]);
    bool has_space_after = node->next && node->text.size && text_is_space(node->text.at[node->text.size - 1]);
    if (!words.size)
        words = text_of(has_space_before && node->next ? " " : "");
    else
        words = text_format(reader->arena, "%s%.*s%s", has_space_before ? " " : "", TEXT_ARGS(words),
                            has_space_after ? " " : "");
    if (words.size)
        *array_push(reader->arena, parts) = (SlipPart){.words = words};
}

static SlipLine read_line(Reader *reader, const XmlNode *node)
{
    SlipParts parts = {0};
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (xml_is_text(child))
            add_slip_words(reader, child, &parts);
        else
            *array_push(reader->arena, &parts) =
                (SlipPart){.name = field_ref(reader, child, "name"), .bin = field_ref(reader, child, "bin")};
    }
    return (SlipLine){parts.at, parts.count, reader->when};
}

typedef ARRAY(SlipLine) SlipLines;

static void collect_lines(Reader *reader, const XmlNode *node, SlipLines *lines)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (field_is_when(child)) {
            const Condition *outer = reader->when;
            reader->when = field_condition(reader, child);
            collect_lines(reader, child, lines);
            reader->when = outer;
        } else if (text_is(child->name, "line")) {
            SlipLine line = read_line(reader, child);
            *array_push(reader->arena, lines) = line;
        }
    }
}

static void read_slip(Reader *reader, const XmlNode *node, Interaction *result)
{
    SlipLines lines = {0};
    collect_lines(reader, node, &lines);
    result->lines = lines.at;
    result->line_count = lines.count;
}

static void read_by_kind(Reader *reader, const XmlNode *node, Interaction *result, Slots *slots)
{
    switch (result->kind) {
    case STEP_BREATHE:
        read_breathe(reader, node, result);
        break;
    case STEP_TIMER:
        result->seconds = field_number(node, "seconds");
        break;
    case STEP_SORT:
        read_bins(reader, node, result);
        read_options(reader, node, result);
        break;
    case STEP_CHOOSE:
    case STEP_CHECKLIST:
    case STEP_RATE:
        read_options(reader, node, result);
        break;
    case STEP_COUNT:
        result->of = field_number(node, "of");
        result->prompt = inline_child_words(reader, node, "prompt");
        break;
    case STEP_CARDS:
        read_cards(reader, node, result);
        break;
    case STEP_TURNS:
        read_turns(reader, node, result, slots);
        break;
    case STEP_SLIP:
        read_slip(reader, node, result);
        break;
    case STEP_TEXT:
    case STEP_KIND_COUNT:
        break;
    }
}

const Interaction *interaction_read(Reader *reader, const XmlNode *node, Slots *slots)
{
    Interaction *result = arena_new(reader->arena, Interaction);
    result->at = field_at(reader, node);
    result->slot = -1;
    step_kind_find(node->name, &result->kind);
    result->name = field_id(node, "name");
    if (result->name.at[0]) {
        result->slot = slots->count;
        *array_push(reader->arena, slots) = result;
    }
    read_by_kind(reader, node, result, slots);
    return result;
}
