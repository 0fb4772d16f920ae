#include "book/interaction.h"

#include "book/fold.h"

typedef ARRAY(Option) Options;

static const char *const elements[STEP_KIND_COUNT] = {
    [STEP_BREATHE] = "breathe", [STEP_TIMER] = "timer", [STEP_CHOOSE] = "choose", [STEP_CHECKLIST] = "checklist",
    [STEP_RATE] = "rate",       [STEP_COUNT] = "count", [STEP_SORT] = "sort",     [STEP_CARDS] = "cards",
    [STEP_TURNS] = "turns",     [STEP_SLIP] = "slip",
};

bool find_step_kind(Text element, StepKind *kind)
{
    for (int i = 0; i < STEP_KIND_COUNT; i++) {
        if (elements[i] && text_is(element, elements[i])) {
            *kind = (StepKind)i;
            return true;
        }
    }
    return false;
}

bool is_interaction(const XmlNode *node)
{
    StepKind ignored;
    return find_step_kind(node->name, &ignored);
}

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
        .id = read_id(node, "id"),
        .label = read_words(reader, node),
        .say = read_value(reader, node, "say"),
        .shape = read_shape(node),
        .go_to = read_id(node, "goto"),
        .in_ms = read_ms(node, "in"),
        .out_ms = read_ms(node, "out"),
        .minutes = read_number(node, "minutes"),
        .form = read_form(node),
        .when = reader->when,
    };
    if (!option.say.size)
        option.say = option.label;
    const Condition *outer = reader->when;
    reader->when = NULL; // the option's own condition covers its reply
    const XmlNode *reply = xml_child(node, "reply");
    if (reply)
        option.reply = read_flow(reader, reply);
    reader->when = outer;
    return option;
}

static void collect_options(Reader *reader, const XmlNode *node, Options *options)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (is_when(child)) {
            const Condition *outer = reader->when;
            reader->when = read_condition(reader, child);
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
    Options options = {0};
    collect_options(reader, node, &options);
    result->options = options.at;
    result->option_count = options.count;
    result->max = read_number(node, "max");
    result->from = read_id(node, "from");
    result->from_bin = read_id(node, "bin");
}

static void read_bins(Reader *reader, const XmlNode *node, Interaction *result)
{
    ARRAY(Bin) bins = {0};
    for (const XmlNode *bin = xml_child(node, "bin"); bin; bin = xml_sibling(bin, "bin")) {
        Text label = read_words(reader, bin);
        *array_push(reader->arena, &bins) = (Bin){read_id(bin, "id"), label};
    }
    result->bins = bins.at;
    result->bin_count = bins.count;
}

static void read_breathe(const XmlNode *node, Interaction *result)
{
    result->in_ms = read_ms(node, "in");
    result->out_ms = read_ms(node, "out");
    result->minutes = read_number(node, "minutes");
    result->pace = read_id(node, "pace");
    result->time = read_id(node, "time");
    result->form_name = read_id(node, "form");
}

static void read_cards(Reader *reader, const XmlNode *node, Interaction *result)
{
    ARRAY(Card) cards = {0};
    for (const XmlNode *card = xml_child(node, "card"); card; card = xml_sibling(card, "card")) {
        Card read = {.front = read_child_words(reader, card, "front")};
        const XmlNode *back = xml_child(card, "back");
        if (back)
            read.back = read_flow_or_words(reader, back);
        *array_push(reader->arena, &cards) = read;
    }
    result->cards = cards.at;
    result->card_count = cards.count;
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
    Text words = fold_text(reader->arena, node->text);
    bool has_space_before = parts->count && node->text.size && fold_is_space(node->text.at[0]);
    bool has_space_after = node->next && node->text.size && fold_is_space(node->text.at[node->text.size - 1]);
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
                (SlipPart){.name = read_id(child, "name"), .bin = read_id(child, "bin")};
    }
    return (SlipLine){parts.at, parts.count, reader->when};
}

typedef ARRAY(SlipLine) SlipLines;

static void collect_lines(Reader *reader, const XmlNode *node, SlipLines *lines)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (is_when(child)) {
            const Condition *outer = reader->when;
            reader->when = read_condition(reader, child);
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
    case STEP_BREATHE: read_breathe(node, result); break;
    case STEP_TIMER: result->seconds = read_number(node, "seconds"); break;
    case STEP_SORT: read_bins(reader, node, result); read_options(reader, node, result); break;
    case STEP_CHOOSE:
    case STEP_CHECKLIST:
    case STEP_RATE: read_options(reader, node, result); break;
    case STEP_COUNT:
        result->of = read_number(node, "of");
        result->prompt = read_child_words(reader, node, "prompt");
        break;
    case STEP_CARDS: read_cards(reader, node, result); break;
    case STEP_TURNS: read_turns(reader, node, result, slots); break;
    case STEP_SLIP: read_slip(reader, node, result); break;
    case STEP_TEXT:
    case STEP_KIND_COUNT: break;
    }
}

const Interaction *read_interaction(Reader *reader, const XmlNode *node, Slots *slots)
{
    Interaction *result = arena_new(reader->arena, Interaction);
    result->slot = -1;
    find_step_kind(node->name, &result->kind);
    result->name = read_id(node, "name");
    if (result->name.at[0]) {
        result->slot = slots->count;
        *array_push(reader->arena, slots) = result;
    }
    read_by_kind(reader, node, result, slots);
    return result;
}
