using System.Globalization;
using System.Net;
using System.Text.Json;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.CloseWard;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.RecordNumber;

/// <summary>One thing that people get wrong, as it is typed.</summary>
/// <param name="What">What went wrong.</param>
/// <param name="Period">A day of the period.</param>
/// <param name="Numerator">As typed.</param>
/// <param name="Denominator">As typed.</param>
/// <param name="Note">The reason, as typed.</param>
/// <param name="Field">The field that the refusal names.</param>
/// <param name="Says">What the refusal says: the value, then the remedy.</param>
public sealed record BadNumber(string What, string Period, string Numerator, string? Denominator, string? Note, string Field, params string[] Says)
{
    public override string ToString() => What;
}

/// <summary>
/// Everything on the list of bad input, through the page, the interface and the command line: the same words name the field,
/// the value and the remedy, nothing is stored, and the page keeps what was typed.
/// </summary>
public sealed class BadInputTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string NotOver = "a month that is not over";
    private const string Rate = "restrictive_interventions";
    private const string Proportion = "blanket_rules_reviewed";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<BadNumber> Bad { get; } =
    [
        new BadNumber("letters", "2026-02-10", "twelve", "580", null, "Numerator", "“twelve” is not a number.", "Write digits only, such as 12."),
        new BadNumber("a percent sign", "2026-02-10", "12%", "580", null, "Numerator", "you wrote “12%”.", "Write how many, not a percentage"),
        new BadNumber("a comma", "2026-02-10", "1,5", "580", null, "Numerator", "you wrote “1,5”.", "Write a whole number without a comma"),
        new BadNumber("a comma in the second number", "2026-02-10", "3", "58,0", null, "Denominator", "you wrote “58,0”.", "Write a whole number"),
        new BadNumber("less than nothing", "2026-02-10", "-1", "580", null, "Numerator", "you wrote -1.", "It cannot be less than 0."),
        new BadNumber("a date in the future", "2031-04-10", "3", "580", null, "Period", "April 2031 has not begun yet.", "Choose a month that has."),
        new BadNumber("a date that is none", "10/02/2026", "3", "580", null, "Period", "“10/02/2026” is not a day.", "Use the form 2026-03-31."),
        new BadNumber(NotOver, "2026-03-10", "3", "580", null, "Period", "March 2026 is not over yet", "It can be put in when its last day, 31 March 2026, is done."),
        new BadNumber("a year that is none", "9999-12-31", "3", "580", null, "Period", "“9999-12-31” is not a day.", "Use the form 2026-03-31."),
        new BadNumber("less than nothing by a hair", "2026-02-10", "-0", "580", null, "Numerator", "you wrote -0.", "It cannot be less than 0."),
        new BadNumber("a reason without end", "2026-02-10", "3", "580", new string('x', 401), "Reason", "The reason has 401 characters.", "Use up to 400."),
        new BadNumber("an NHS number with dots", "2026-02-10", "3", "580", "943.476.5919 left early", "Reason", "looks like an NHS number"),
        new BadNumber("before the ward opened", "2014-02-10", "3", "580", null, "Period", "opened on 1 April 2015.", "Choose a time after that."),
        new BadNumber("events over nothing", "2026-02-10", "3", "0", null, "Denominator", "You wrote 3", "check both."),
        new BadNumber("no second number", "2026-02-10", "3", "", null, "Denominator", "also needs occupied bed days", "Write that number too."),
        new BadNumber("a patient in the note", "2026-02-10", "3", "580", "It was Mr Smith again, 943 476 5919", "Reason", "NHS number", "name"),
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task It_is_refused_in_the_same_words_everywhere_and_the_page_keeps_what_was_typed(BadNumber bad)
    {
        var ward = await rooms.WardAsync();
        await rooms.RecordAsync(ward, Rate, new(2026, 1, 1), 4, 500);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var measure = (await rooms.MeasureAsync(Rate)).Id.Value;

        var address = $"/units/{ward.Id.Value}/measures/{measure}/number?period=";
        var form = await manager.OpenAsync(address + bad.Period);
        if (form.Document.QuerySelector("[name=Numerator]") is null)
        {
            form = await manager.OpenAsync(address + "2026-02-01"); // a day that cannot be read is asked for first; here it is sent all the same
        }

        var page = await form.SubmitAsync("Save", ("Period", bad.Period), ("Numerator", bad.Numerator), ("Denominator", bad.Denominator ?? ""), ("Reason", bad.Note));
        var (status, api) = await PostAsync(await rooms.ApiAsync(ward), ward, Rate, bad);

        Assert.Equal((HttpStatusCode)422, status);
        Assert.Equal(bad.Field, api.GetProperty("field").GetString());
        var words = api.GetProperty("detail").GetString()!;
        Assert.All(bad.Says, said => Assert.Contains(said, words, StringComparison.OrdinalIgnoreCase));
        var summary = Assert.Single(page.Errors, e => words.StartsWith(e, StringComparison.Ordinal)); // of a long one the first part
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.Equal(bad.Field, page.ErrorTarget(summary).GetAttribute("name"));
        foreach (var (field, typed) in new[] { ("Period", bad.Period), ("Numerator", bad.Numerator), ("Denominator", bad.Denominator ?? ""), ("Reason", bad.Note ?? "") })
        {
            Assert.Equal(typed, ValueOf(page, field));
        }

        Assert.Single(await rooms.PointsAsync(ward, Rate));
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task The_command_line_says_the_same_and_refuses_each_line_of_a_file_and_stores_none_of_it()
    {
        var ward = await rooms.WardAsync();
        var api = await rooms.ApiAsync(ward);
        var bad = Bad.Select(row => row.Data)
            .Where(b => b.What != NotOver) // the command line lives in the real year, in which that month is over
            .Where(b => !(b.Note?.Length > 400)) // of a file's long note the beginning is kept
            .Where(b => b.Note?.Contains("943", StringComparison.Ordinal) != true) // a file with an NHS number is refused whole, before its lines are read
            .ToList();
        var file = Path.Combine(rooms.Location.Folder, "bad.csv");
        await File.WriteAllTextAsync(
            file, "unit,measure,period,numerator,denominator,reason\n" + string.Concat(bad.Select(b => $"{ward.Code},{Rate},{b.Period},\"{b.Numerator}\",\"{b.Denominator}\",\"{b.Note}\"\n")), Cancel);

        var answer = await rooms.CliAsync("import", "points", file, "--all-or-none");
        var one = await CliAsync(ward, Rate, bad[0]);

        Assert.Equal((3, ""), (answer.Exit, answer.Out));
        for (var i = 0; i < bad.Count; i++)
        {
            Assert.Matches($"(?m)^line {i + 2}[,:] ", answer.Error); // by the words of files, where no one typed
        }

        Assert.Equal((3, $"numerator: {(await PostAsync(api, ward, Rate, bad[0])).Json.GetProperty("detail").GetString()}\n"), (one.Exit, one.Error));
        Assert.Empty(await rooms.PointsAsync(ward, Rate));
    }

    [Fact]
    public async Task More_than_all_of_them_is_refused_for_a_proportion()
    {
        var ward = await rooms.AskedWardAsync(Proportion);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var bad = new BadNumber("more than all", "2025-11-01", "300", "41", null, "Numerator", "You wrote 300. There were only 41", "Check both numbers.");

        var page = await (await manager.SeeAsync(await rooms.QuestionAsync(ward, Proportion))).SubmitAsync("Save", ("Numerator", bad.Numerator), ("Denominator", bad.Denominator));
        var (_, api) = await PostAsync(await rooms.ApiAsync(ward), ward, Proportion, bad);

        Assert.All(bad.Says, said => Assert.Contains(said, api.GetProperty("detail").GetString(), StringComparison.Ordinal));
        Assert.Equal(api.GetProperty("detail").GetString(), Assert.Single(page.Errors));
        Assert.Equal(("300", "41"), (ValueOf(page, "Numerator"), ValueOf(page, "Denominator")));
        Assert.Empty(await rooms.PointsAsync(ward, Proportion));
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task Nought_of_nought_is_kept_and_has_no_rate_on_page_interface_and_command_line()
    {
        var wards = new[] { await rooms.AskedWardAsync(Proportion), await rooms.WardAsync(), await rooms.WardAsync() };
        var manager = await rooms.PersonAsync("ward-manager", wards[0]);

        await (await manager.SeeAsync(await rooms.QuestionAsync(wards[0], Proportion))).SubmitAsync("Save", ("Numerator", "0"), ("Denominator", "0"));
        var (status, api) = await PostAsync(await rooms.ApiAsync(wards[1]), wards[1], Proportion, new("nought", "2025-11-01", "0", "0", null, ""));
        var cli = await rooms.CliAsync("record", wards[2].Code!, Proportion, "2025-11-01", "0", "--of", "0");
        var chart = await manager.SeeAsync($"/units/{wards[0].Id.Value}/measures/{(await rooms.MeasureAsync(Proportion)).Id.Value}");

        Assert.Equal((HttpStatusCode.OK, JsonValueKind.Null), (status, api.GetProperty("value").ValueKind));
        Assert.Equal((0, ""), (cli.Exit, cli.Error));
        foreach (var ward in wards)
        {
            var point = Assert.Single(await rooms.PointsAsync(ward, Proportion));
            Assert.Equal((0.0, 0.0), (point.Numerator!.Value, point.Denominator!.Value));
        }

        Assert.DoesNotContain("NaN", chart.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", chart.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_value_twice_is_one_row_whatever_the_way()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Reflective);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var form = await manager.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Reflective));
        var day = Day(WardNumbers.DueWeek);

        await form.SubmitAsync("Save", ("Numerator", "3"));
        await form.SubmitAsync("Save", ("Numerator", "3"));
        var (status, _) = await PostAsync(await rooms.ApiAsync(ward), ward, WardNumbers.Reflective, new("again", day, "3", null, null, ""));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(3, Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Reflective)).Numerator);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task Another_value_is_never_laid_over_one_that_is_there()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Reflective);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var form = await manager.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Reflective));
        var bad = new BadNumber("another", Day(WardNumbers.DueWeek), "5", null, null, "Numerator");
        await rooms.RecordAsync(ward, WardNumbers.Reflective, WardNumbers.DueWeek, 3);

        var page = await form.SubmitAsync("Save", ("Numerator", "5"));
        var (status, api) = await PostAsync(await rooms.ApiAsync(ward), ward, WardNumbers.Reflective, bad);
        var cli = await CliAsync(ward, WardNumbers.Reflective, bad);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (page.Status, status));
        Assert.Contains("already has a number: 3, put in by the platform on 18 March 2026. Look at it, then correct it if yours is right.", api.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(api.GetProperty("detail").GetString(), Assert.Single(page.Errors));
        Assert.Contains(page.Errors[0], cli.Error, StringComparison.Ordinal);
        Assert.Equal("5", ValueOf(page, "Numerator"));
        Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Reflective));
    }

    [Fact]
    public async Task Two_phones_at_once_leave_one_number_and_the_slower_is_told()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var (first, second) = (await rooms.DeviceAsync(ward), await rooms.DeviceAsync(ward));
        var address = await rooms.QuestionAsync(ward, WardNumbers.Leave);
        var forms = new[] { await first.SeeAsync(address), await second.SeeAsync(address) };

        var answers = await Task.WhenAll(forms.Select((f, i) => f.SubmitAsync("Save", ("Numerator", (i + 2).ToString(CultureInfo.InvariantCulture)), ("Initials", ""))));

        var refused = Assert.Single(answers, a => a.Errors.Count > 0);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Somebody else has", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task A_ward_closed_yesterday_takes_its_last_days_and_nothing_later()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Reflective);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        _ = (await rooms.Handler<CloseWardHandler>().HandleAsync(new(ward.Id.Value, "2026-03-17", null, "moved", 0), Rooms.TestSystem, Cancel)).Value;
        var api = await rooms.ApiAsync(ward);

        var (last, _) = await PostAsync(api, ward, WardNumbers.Reflective, new("last week", "2026-03-10", "3", null, null, ""));
        var (running, _) = await PostAsync(api, ward, WardNumbers.Reflective, new("the week it closed in", "2026-03-16", "2", null, null, ""));
        rooms.Clock.Advance(TimeSpan.FromDays(7));
        var bad = new BadNumber("after closing", "2026-03-23", "3", null, null, "Period");
        var (status, refusal) = await PostAsync(api, ward, WardNumbers.Reflective, bad);
        var cli = await CliAsync(ward, WardNumbers.Reflective, bad with { Period = "2026-03-23" });
        rooms.Clock.Advance(TimeSpan.FromDays(-7));
        var week = await manager.SeeAsync(WardNumbers.WeekOf(ward));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, (HttpStatusCode)422), (last, running, status));
        Assert.Contains("closed on 17 March 2026. Its numbers end there; what was put in before can still be corrected.", refusal.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, cli.Exit);
        Assert.Equal(2, (await rooms.PointsAsync(ward, WardNumbers.Reflective)).Count);
        Assert.DoesNotContain("error", week.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string ValueOf(RoomsPage page, string field)
    {
        var control = page.Document.QuerySelector($"main form[method=post] [name={field}]");
        return control?.GetAttribute("value") ?? control?.TextContent.Trim('\n', '\r') ?? "";
    }

    private Task<CliAnswer> CliAsync(UnitRow ward, string measure, BadNumber bad)
    {
        List<string> args = ["record", ward.Code!, measure, bad.Period];
        args.AddRange(bad.Denominator is { Length: > 0 } of ? ["--of", of] : []);
        args.AddRange(bad.Note is { } note ? ["--reason", note] : []);
        args.AddRange(["--", bad.Numerator]);
        return rooms.CliAsync([.. args]);
    }

    private static Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(HttpClient api, UnitRow ward, string measure, BadNumber bad) =>
        api.PostNumberAsync(ward, measure, new { period = bad.Period, numerator = bad.Numerator, denominator = bad.Denominator, reason = bad.Note });
}
