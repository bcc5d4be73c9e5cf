using System.Text.Json;
using TwelveRooms.Cli.Spc.Conventions;

namespace TwelveRooms.Statistics.Tests.Golden;

/// <summary>A case says what it means, or is refused by the name of the field: nothing odd is taken for a gap.</summary>
public sealed class CaseFieldsTests
{
    [Theory]
    [InlineData("""{"chart":"i"}""", "no \"input\"")]
    [InlineData("""{"input":{"y":[1]}}""", "The chart is not named")]
    [InlineData("""{"chart":"pie","input":{"y":[1]}}""", "The chart \"pie\" is not known")]
    [InlineData("""{"chart":"i","input":{"y":[1],"fixafter":3}}""", "a field \"fixafter\"")]
    [InlineData("""{"chart":"i","input":{"y":null}}""", "needs \"y\"")]
    [InlineData("""{"chart":"xbar","input":{"y":[1]}}""", "needs \"subgroups\"")]
    [InlineData("""{"chart":"i","input":{"y":3}}""", "\"y\" is 3, and not a list of numbers")]
    [InlineData("""{"chart":"i","input":{"y":[1,"2"]}}""", "\"y\"[1] is \"2\", and not a finite number")]
    [InlineData("""{"chart":"i","input":{"y":[1,1e999]}}""", "\"y\"[1] is 1e999")]
    [InlineData("""{"chart":"s","input":{"subgroups":[[1,2],[3,true]]}}""", "\"subgroups\"[1][1] is true")]
    [InlineData("""{"chart":"s","input":{"subgroups":[[1,2],4]}}""", "\"subgroups\"[1] is 4")]
    [InlineData("""{"chart":"i","input":{"y":[1],"rebase":[0.5]}}""", "\"rebase\"[0] is 0.5, and not a whole number from 0 on")]
    [InlineData("""{"chart":"i","input":{"y":[1],"exclude":[null]}}""", "\"exclude\"[0] is null")]
    [InlineData("""{"chart":"i","input":{"y":[1],"exclude":2}}""", "\"exclude\" is 2, and not a list of indices")]
    [InlineData("""{"chart":"i","input":{"y":[1],"fixAfter":0}}""", "\"fixAfter\" is 0, and not a whole number from 1 on")]
    [InlineData("""{"chart":"i","input":{"y":[1],"target":"12"}}""", "\"target\" is \"12\"")]
    [InlineData("""{"chart":"i","input":{"y":[1],"direction":"up"}}""", "\"direction\" is \"up\", and not one of: increase, decrease, neutral")]
    [InlineData("""{"chart":"i","input":{"y":[1],"screenMr":1}}""", "\"screenMr\" is 1, and not true or false")]
    [InlineData("""{"chart":"i","input":{"y":[1],"opts":[]}}""", "\"opts\" is [], and not an object")]
    [InlineData("""{"chart":"run","input":{"y":[1],"opts":{"method":"box"}}}""", "\"method\" is \"box\"")]
    public void A_field_that_cannot_be_used_is_named(string @case, string message)
    {
        var refused = Assert.Throws<ArgumentException>(() => SpcCase.From(With("{\"id\":\"a\"," + @case[1..])));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"y":[1],"n":[2]}""", "needs \"opts\"")]
    [InlineData("""{"y":[1],"n":[2],"opts":{"dataType":"XX"}}""", "\"dataType\" is \"XX\"")]
    [InlineData("""{"y":[1],"n":[2,3],"opts":{"dataType":"PR"}}""", "as many \"n\" as \"y\"")]
    [InlineData("""{"y":[],"n":[],"opts":{"dataType":"PR"}}""", "at least one")]
    [InlineData("""{"y":[1],"n":[2],"opts":{"dataType":"PR","limit":90}}""", "The limit is 95 or 99, and not 90")]
    [InlineData("""{"y":[1],"n":[2],"opts":{"dataType":"SR","srMethod":"SMR"}}""", "\"srMethod\" is \"SMR\"")]
    public void A_funnel_that_cannot_be_drawn_is_told(string input, string message)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();

        var refused = Assert.Throws<ArgumentException>(() => FunnelPlotRFields.Write(With($$"""{"input":{{input}}}""").GetProperty("input"), json));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_number_of_a_group_is_left_out_of_it()
    {
        var @case = SpcCase.From(With("""{"id":"a","chart":"xbar","input":{"subgroups":[[1,null,3],null,[]]}}"""))!;

        Assert.Equal([2, null, null], @case.Data.Values);
        Assert.Equal([2, null, null], @case.Data.Denominators!);
    }

    private static JsonElement With(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
