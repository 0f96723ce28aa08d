using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Kernel;

/// <summary>What the kernel's small words promise: ids, texts, quantities, lists, decisions.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("till-1_A.2026", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    [InlineData("a\n", false)]
    [InlineData("١", false)]
    public void An_id_is_safe_in_a_url_a_file_name_and_a_stream_name(string? text, bool valid) =>
        Assert.Equal(valid, Id.IsValid(text));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void An_id_has_64_signs_at_most(int length, bool valid) => Assert.Equal(valid, Id.IsValid(new('a', length)));

    [Theory]
    [InlineData("Crème brûlée 🍮", true)]
    [InlineData("<script>", true)] // Text is text: screens encode it.
    [InlineData("a\u0000", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("a\u200eb", false)]
    [InlineData("a\u200fb", false)]
    [InlineData("a\u202ab", false)]
    [InlineData("a\u202eb", false)]
    [InlineData("a\u2066b", false)]
    [InlineData("a\u2069b", false)]
    [InlineData("كباب", true)] // Written from right to left by its own letters.
    [InlineData("👨\u200d🍳", true)]
    public void A_clean_text_has_no_control_signs_and_no_turned_direction(string text, bool clean) => Assert.Equal(clean, Text.IsClean(text));

    [Fact]
    public void A_clean_text_has_no_half_characters()
    {
        Assert.False(Text.IsClean("a\ud83c"));
        Assert.False(Text.IsClean("\udf6e\ud83c"));
        Assert.True(Text.IsClean("\ud83c\udf6e"));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("Bar", true)]
    public void A_name_says_something(string? text, bool valid) => Assert.Equal(valid, Text.IsName(text));

    [Fact]
    public void A_name_may_be_left_out_where_it_is_no_duty()
    {
        Assert.True(Text.IsNameOrEmpty("") && Text.IsNameOrEmpty("Zoé"));
        Assert.False(Text.IsNameOrEmpty(null) || Text.IsNameOrEmpty(" ") || Text.IsNameOrEmpty("\n"));
    }

    [Fact]
    public void A_list_of_names_is_there_and_not_too_long()
    {
        Assert.True(Text.AreNames([], 0) && Text.AreNames(["bleu", "saignant"], 2));
        Assert.False(Text.AreNames(null, 2) || Text.AreNames(["a", "b", "c"], 2) || Text.AreNames([""], 2) || Text.AreNames([null!], 2));
    }

    [Fact]
    public void Names_and_notes_have_their_limits()
    {
        Assert.True(Text.IsName(new('a', Text.NameMax)) && !Text.IsName(new('a', Text.NameMax + 1)));
        Assert.True(Text.IsNote(new('a', Text.NoteMax)) && !Text.IsNote(new('a', Text.NoteMax + 1)));
        Assert.True(Text.IsNote("") && !Text.IsNote(null));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(999_000, true)]
    [InlineData(999_001, false)]
    [InlineData(-1_000, false)]
    public void A_quantity_is_more_than_nothing_and_no_typing_error(int thousandths, bool valid) =>
        Assert.Equal(valid, new Quantity(thousandths).IsValid);

    [Fact]
    public void Lists_with_the_same_items_are_equal()
    {
        ValueList<string> one = ["a", "b"];
        ValueList<string> other = new[] { "a", "b" }.ToValueList();

        Assert.True(one.Equals(other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.False(one.Equals(["b", "a"]));
        Assert.True(one.Add("c").Equals(other.AddRange(["c"])));
        Assert.True(one.With(0, "z").Equals(["z", "b"]));
        Assert.Equal(2, one.Count);
    }

    [Fact]
    public void A_decision_is_events_or_a_reason_or_already_so()
    {
        Decision<string, DayOfWeek> accepted = ["it happened"];
        Decision<string, DayOfWeek> refused = DayOfWeek.Sunday;
        Decision<string, DayOfWeek> alreadySo = [];

        Assert.Equal(["it happened"], accepted);
        Assert.Null(accepted.Refusal);
        Assert.Empty(refused);
        Assert.Equal(DayOfWeek.Sunday, refused.Refusal);
        Assert.Empty(alreadySo);
        Assert.Null(alreadySo.Refusal);
    }

    [Fact]
    public void A_command_that_follows_has_the_same_id_at_every_retry() =>
        Assert.Equal(new CommandId("c-1").Then("send"), new CommandId("c-1").Then("send"));
}
