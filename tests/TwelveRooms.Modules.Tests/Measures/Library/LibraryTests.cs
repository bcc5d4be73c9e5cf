using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.Library;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Standards.Contracts;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Library;

/// <summary>What an empty installation can count.</summary>
public sealed class LibraryTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static readonly string[] Incidents =
        ["restrictive_interventions", "restraint_prone", "seclusion", "rapid_tranquillisation", "violence", "self_harm", "complaints", "speaking_up"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_are_at_least_thirty_measures_and_each_says_everything_about_itself()
    {
        var all = await AllAsync();

        Assert.True(all.Count(m => !m.PublishedNationally) >= 30);
        Assert.All(all, m =>
        {
            Assert.True(m.Definition.Length >= 60, $"{m.Code}: {m.Definition}");
            Assert.EndsWith(".", m.Definition, StringComparison.Ordinal);
            Assert.NotEmpty(m.NumeratorWords);
            Assert.NotEmpty(m.UnitPhrase);
            Assert.EndsWith("?", m.Question, StringComparison.Ordinal);
            Assert.Equal(m.NeedsDenominator, m.DenominatorWords is not null);
            Assert.Equal(m.NeedsDenominator, m.DenominatorQuestion is not null);
            Assert.Equal(m.HowAsked == HowAsked.WardStaff, m.MayPleaseTheAsker);
            Assert.True(m.Minutes > 0 == m.WardEntered, m.Code);
            Assert.All(m.RoomNumbers, r => Assert.NotNull(Commitments.Find(r)));
            Assert.NotEmpty(LibraryWords.Chart(m));
            Assert.NotEmpty(LibraryWords.Kind(m));
        });
    }

    [Fact]
    public async Task Everything_that_the_programme_needs_is_there()
    {
        var codes = (await AllAsync()).Select(m => m.Code).ToHashSet();

        Assert.Superset(new HashSet<string>
        {
            "restrictive_interventions", "restraint_prone", "patients_felt_safe", "staff_sickness_days", "restraint_physical", "seclusion", "rapid_tranquillisation",
            "days_between_restraints", "violence", "self_harm", "complaints", "occupied_bed_days", "staff_turnover", "staff_vacancies", "bank_agency_shifts",
            "reflective_practice_held", "activities_asked_for_held", "leave_cancelled_staffing", "leave_cancelled_other", "named_staff_time", "therapy_offered",
            "therapy_taken_up", "something_to_do", "felt_safe_asked_by_staff", "speaking_up",
        }, codes);
    }

    [Theory]
    [InlineData(ImprovementDirection.Lower, "restrictive_interventions", "restraint_prone", "restraint_physical", "seclusion", "rapid_tranquillisation")]
    [InlineData(ImprovementDirection.Neither, "complaints", "violence", "self_harm", "speaking_up")]
    [InlineData(ImprovementDirection.Higher, "days_between_restraints", "patients_felt_safe", "something_to_do")]
    public async Task Force_goes_down_and_incidents_complaints_and_speaking_up_go_neither_way(ImprovementDirection direction, params string[] codes)
    {
        var byCode = (await AllAsync()).ToDictionary(m => m.Code);

        Assert.All(codes, c => Assert.Equal(direction, byCode[c].Direction));
    }

    [Fact]
    public async Task What_people_do_to_each_other_or_go_through_is_about_people_and_needs_writing_down()
    {
        var byCode = (await AllAsync()).ToDictionary(m => m.Code);

        Assert.All(Incidents, c => Assert.True(byCode[c] is { AboutPeople: true, DependsOnRecording: true }, c));
    }

    [Fact]
    public async Task The_programmes_set_is_four_outcomes_with_restrictive_practice_first_and_the_programme_changes_it()
    {
        await using var own = await Rooms.StartAsync();
        var team = await own.PersonAsync("programme-team", await own.ProgrammeAsync());
        var settings = own.Handler<ProgrammeSettings>();

        var before = await team.SeeAsync("/measures");
        var unknown = await settings.ChangeAsync(new(SettingDefinition.OutcomeSet, "violence,telepathy", "why"), team.Viewer, Cancel);
        var twice = await settings.ChangeAsync(new(SettingDefinition.OutcomeSet, "violence,violence", "why"), team.Viewer, Cancel);
        var done = await settings.ChangeAsync(new(SettingDefinition.OutcomeSet, "seclusion,complaints", "Wards asked for it."), team.Viewer, Cancel);
        var after = await team.SeeAsync("/measures");

        Assert.Contains("Sent by every organisation each month", before.Text, StringComparison.Ordinal);
        Assert.Equal(["Restrictive practice", "Violence and aggression", "Self-harm", "Staff sickness"], SetOf(before));
        Assert.Contains("There is no measure “telepathy” in the library.", unknown.Refusal?.Message, StringComparison.Ordinal);
        Assert.Contains("“violence” stands in the list twice.", twice.Refusal?.Message, StringComparison.Ordinal);
        Assert.False(done.IsRefused);
        Assert.Equal(["Seclusion", "Complaints"], SetOf(after));
    }

    [Fact]
    public async Task What_staff_ask_face_to_face_says_so_wherever_it_is_read_or_asked()
    {
        const string Code = "felt_safe_asked_by_staff";
        var ward = await rooms.AskedWardAsync(Code);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        await rooms.RecordAsync(ward, Code, new(2026, 3, 2), 9, 10);
        var measure = await rooms.MeasureAsync(Code);

        foreach (var address in new[]
        {
            $"/units/{ward.Id.Value}/measures/{measure.Id.Value}", await rooms.QuestionAsync(ward, Code), $"/wards/{ward.Id.Value}/sheet",
        })
        {
            Assert.Contains(ChartText.MayPlease, (await manager.SeeAsync(address)).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(ChartText.MayPlease, (await manager.SeeAsync($"/measures/{(await rooms.MeasureAsync("patients_felt_safe")).Id.Value}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ward_that_counts_nothing_is_taught_to_begin_and_one_that_has_chosen_is_told_when()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var member = await rooms.PersonAsync("ward-member", ward);

        var empty = await manager.SeeAsync($"/wards/{ward.Id.Value}");
        var theirs = await member.SeeAsync($"/wards/{ward.Id.Value}");
        var library = await empty.FollowAsync("Choose one from the library");
        var measure = await library.FollowAsync("Leave cancelled for lack of staff");
        await measure.SubmitAsync("Ask this on our ward");
        var chosen = await manager.SeeAsync($"/wards/{ward.Id.Value}");

        var sheet = await chosen.FollowAsync("print the sheet");

        Assert.Contains("How many times", sheet.Table("Monday 16 to Sunday 22 March, on paper")[1][0], StringComparison.Ordinal);
        Assert.Contains("Nobody asks this ward to count anything yet.", empty.Text, StringComparison.Ordinal);
        Assert.Contains("One is plenty to start with", empty.Text, StringComparison.Ordinal);
        Assert.Equal($"/wards/{ward.Id.Value}/measures/new", empty.Link("Make our own in five questions").GetAttribute("href"));
        Assert.Contains("The ward manager or a data champion chooses one", theirs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Choose one from the library", theirs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Seclusion", library.Document.QuerySelector("ul.rooms-library")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing due yet", chosen.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 16 to Sun 22 Mar, from Monday 23 March", chosen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is due. All that was asked has an answer.", chosen.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> SetOf(RoomsPage page) =>
        [.. page.Document.QuerySelectorAll("h2").Single(h => h.TextContent == "Sent by every organisation each month")
            .NextElementSibling!.NextElementSibling!.QuerySelectorAll("a").Select(a => a.TextContent)];

    private Task<List<Measure>> AllAsync() => rooms.InScopeAsync<Db, List<Measure>>(db => db.For<Measure>(Rooms.TestSystem).Where(m => m.OwnerUnit == 0).ToListAsync(Cancel));
}
