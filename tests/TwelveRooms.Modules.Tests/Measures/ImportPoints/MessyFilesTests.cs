using System.Text.Json;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>Uploads as people really make them: each row comes out as the file beside it says.</summary>
public sealed class MessyFilesTests(PointsRooms house) : IClassFixture<PointsRooms>
{
    private readonly Rooms _rooms = house.Rooms;

    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", "messy"), "*.expected.json").Select(f => Path.GetFileName(f).Replace(".expected.json", "", StringComparison.Ordinal)).Order(),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_row_of_a_messy_file_becomes_what_it_must(string name)
    {
        var expected = JsonDocument.Parse(PointsFiles.Read($"{name}.expected.json")).RootElement;
        var file = expected.GetProperty("file").GetString()!;

        var answer = PointsFiles.Json(await _rooms.CheckAsync(file, PointsFiles.Read(file)));

        var level = answer.GetProperty("file_level");
        foreach (var said in expected.GetProperty("file_level").EnumerateObject().Where(p => level.TryGetProperty(p.Name, out _)))
        {
            Assert.Equal($"{said.Name}: {Text(said.Value)}", $"{said.Name}: {Text(level.GetProperty(said.Name))}");
        }

        Assert.Equal(Text(expected.GetProperty("totals")), Text(answer.GetProperty("totals")));
        var rows = answer.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("line").ToString());
        Assert.Equal(expected.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("line").ToString()), rows.Keys);
        foreach (var row in expected.GetProperty("rows").EnumerateArray())
        {
            CheckRow(row, rows[row.GetProperty("line").ToString()]);
        }

        foreach (var text in expected.TryGetProperty("must_contain_text", out var texts) ? texts.EnumerateArray() : [])
        {
            Assert.Contains(text.GetString()!, answer.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_with_columns_about_people_is_refused_and_its_columns_are_named()
    {
        var seen = await _rooms.CheckAsync("m13.csv", PointsFiles.Read("m13-person-identifiable.csv"));

        Assert.True(seen.Points.IsRefused);
        var words = string.Join(' ', seen.Points.Remarks.Select(r => r.Message));
        Assert.All(["nhs_number", "patient_initials", "dob"], column => Assert.Contains(column, words, StringComparison.Ordinal));
        Assert.DoesNotContain("9990001235", PointsFiles.Json(seen).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NHS-Number", "", "PERSON_IDENTIFIABLE_COLUMNS")]
    [InlineData("patient_name", "", "PERSON_IDENTIFIABLE_COLUMNS")]
    [InlineData("Risk score", "", "RISK_SCORE_COLUMNS")]
    [InlineData("other", "943 476 5919", "NHS_NUMBER_PATTERN")]
    [InlineData("other", "Very high", "RISK_LABEL")]
    public async Task Nothing_about_one_person_and_no_label_of_risk_comes_in_whatever_its_column_is_called(string heading, string cell, string code)
    {
        var seen = await _rooms.CheckAsync($"unit,measure,period,numerator,{heading}\nZX1-W01,complaints,2024-04,1,{cell}\n");

        Assert.Equal(code, ImportWords.Of(Assert.Single(seen.Points.Remarks, r => r.Weight == Weight.Reject).Code));
        Assert.All(seen.Points.Rows, r => Assert.Equal(RowOutcome.Reject, r.Outcome));
    }

    private static void CheckRow(JsonElement expected, JsonElement row)
    {
        var line = expected.GetProperty("line").ToString();
        Assert.Equal($"{line} {expected.GetProperty("outcome")} {Text(expected.GetProperty("codes"))}", $"{line} {row.GetProperty("outcome")} {Text(row.GetProperty("codes"))}");
        if (expected.TryGetProperty("message_should_mention", out var mention))
        {
            Assert.Contains(mention.GetString()!, row.GetProperty("message").GetString()!, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var said in expected.TryGetProperty("normalised", out var normalised) ? normalised.EnumerateObject() : default)
        {
            var value = row.GetProperty("normalised").GetProperty(said.Name);
            Assert.Equal($"{line} {said.Name} {Text(said.Value)}", $"{line} {said.Name} {Text(value)}");
        }
    }

    /// <summary>Numbers as numbers: 620.0 is 620. Codes of the file may stand in any order.</summary>
    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble().ToString(System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join(' ', element.EnumerateArray().Select(Text).Order(StringComparer.Ordinal)),
        JsonValueKind.Object => string.Join(' ', element.EnumerateObject().Select(p => $"{p.Name}={Text(p.Value)}")),
        _ => element.ToString(),
    };
}
