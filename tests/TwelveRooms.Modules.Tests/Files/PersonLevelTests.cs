using System.Text;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.ImportSeries;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Files;

/// <summary>No importer takes in what is about one person, or a label of risk, in whatever column it comes.</summary>
public sealed class PersonLevelTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Regions = "region_code,region_name,notes\n";
    private const string Series = "series_id,name,period_type,period_start,org_code,org_name,value,denominator,status,note,";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("9434765919")]
    [InlineData("943 476 5919")]
    [InlineData("943-476-5919")]
    [InlineData("943.476.5919")]
    [InlineData("943\u00a0476\u00a05919")]
    [InlineData("943  476  5919")]
    [InlineData("seen with 943 476 5919 on Monday")]
    public async Task What_looks_like_an_NHS_number_in_a_column_that_nobody_reads_refuses_the_file(string cell)
    {
        var refusal = (await rooms.LoadAsync($"{Regions}ZR9,North,{cell}\n")).Refusal;

        Assert.Equal("about-people", refusal?.Code);
        var problem = Assert.Single(refusal!.Problems);
        Assert.Equal((2, "notes"), (problem.Line, problem.Column));
        Assert.DoesNotContain("5919", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9434765918")]
    [InlineData("0.9434765919")]
    [InlineData("01997b2a-5f0e-7a11-9434-765919434765")]
    [InlineData("2026-03-31")]
    public async Task A_number_that_is_none_is_read_past(string cell)
    {
        var looked = await rooms.LookAsync($"{Regions}ZR9,North,{cell}\n");

        Assert.False(looked.IsRefused, string.Join('\n', looked.Refusal?.Problems.Select(p => p.Message) ?? []));
    }

    [Theory]
    [InlineData("nhs_number", "is about people")]
    [InlineData("NHS-Number", "is about people")]
    [InlineData("patient_name", "is about people")]
    [InlineData("dob", "is about people")]
    [InlineData("NHS No.", "is about people")]
    [InlineData("Patient’s name", "is about people")]
    [InlineData("D.O.B.", "is about people")]
    [InlineData("DateOfBirth", "is about people")]
    [InlineData("LocalPatientID", "is about people")]
    [InlineData("Service user", "is about people")]
    [InlineData("Full name", "is about people")]
    [InlineData("Risk score", "we keep no risk scores")]
    [InlineData("risk_level", "we keep no risk scores")]
    [InlineData("suicide_risk_rating", "we keep no risk scores")]
    public async Task A_heading_refuses_the_file_in_every_importer(string heading, string words)
    {
        foreach (var outcome in await AllAsync(heading, ""))
        {
            Assert.Equal("about-people", outcome?.Code);
            Assert.Contains(words, Assert.Single(outcome!.Problems).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("DateOfBirth")]
    [InlineData("FirstName")]
    [InlineData("LastName")]
    [InlineData("LocalPatientID")]
    [InlineData("HospitalNumber")]
    [InlineData("PersonBirthDate")]
    [InlineData("PatientId")]
    [InlineData("NhsNo")]
    [InlineData("NHSNumber")]
    [InlineData("ServiceUserInitials")]
    [InlineData("Service user")]
    [InlineData("Service user 1")]
    [InlineData("Service user’s name")]
    [InlineData("Full name")]
    [InlineData("Forename")]
    [InlineData("Surname")]
    [InlineData("Patient initials")]
    public void A_heading_about_one_person_is_known_in_one_word_or_in_several(string heading)
    {
        Assert.True(PersonLevel.IsAboutPeople(heading));
        Assert.True(PersonLevel.IsAboutPeople(heading.ToLowerInvariant())); // some importers put headings into small letters first
        Assert.True(PersonLevel.MayBeQuoted(heading));
    }

    [Theory]
    [InlineData("Initials")] // who signed a number
    [InlineData("Name")]
    [InlineData("Ward name")]
    [InlineData("WardName")]
    [InlineData("Ward full name")]
    [InlineData("Service users asked")]
    [InlineData("ServiceUsersAsked")]
    [InlineData("Service users")]
    [InlineData("Service user experience score")]
    [InlineData("Patients restrained")]
    [InlineData("Patients, no. detained")]
    [InlineData("PatientSafetyIncidents")]
    [InlineData("OccupiedBedDays")]
    [InlineData("Person responsible")]
    [InlineData("MeasureId")]
    public void A_heading_of_a_ward_or_a_count_is_not_taken_for_one(string heading) => Assert.False(PersonLevel.IsAboutPeople(heading));

    [Fact]
    public async Task A_first_line_that_is_data_is_not_quoted()
    {
        var problem = Assert.Single((await rooms.LoadAsync("region_code,region_name,Patient John Smith\nZR9,North,x\n")).Refusal!.Problems);

        Assert.Equal(("", "Column 3 is about people. Take it out: nothing about one person belongs in this file."), (problem.Column, problem.Message));
    }

    [Theory]
    [InlineData("943 476 5919", "NHS number")]
    [InlineData("High", "we keep no risk scores")]
    [InlineData("very high", "we keep no risk scores")]
    public async Task A_cell_refuses_the_file_in_every_importer_whatever_its_column_is_called(string cell, string words)
    {
        foreach (var outcome in await AllAsync("other", cell))
        {
            Assert.Equal("about-people", outcome?.Code);
            Assert.Contains(words, Assert.Single(outcome!.Problems).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ZR9,North,x,943 476 5919\n")]
    [InlineData("ZR9,North\"x,943 476 5919\n")]
    public async Task A_line_that_cannot_be_told_apart_is_looked_at_all_the_same(string line) =>
        Assert.Equal("about-people", (await rooms.LoadAsync(Regions + line)).Refusal?.Code);

    [Fact]
    public async Task A_file_without_headings_whose_first_line_holds_a_number_is_refused_for_that() =>
        Assert.Equal("about-people", (await rooms.LoadAsync("A Name,9434765919\nB Name,1\n")).Refusal?.Code);

    [Fact]
    public async Task A_refused_file_is_not_kept()
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());

        var page = await (await team.SeeAsync("/organisations/import")).SendFileAsync("Look at the file", "The file", "p.csv", Encoding.UTF8.GetBytes($"{Regions}ZR9,North,943.476.5919\n"));

        Assert.Contains("p.csv holds what is about one person, or a label of risk. Nothing has been loaded.", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Empty(await rooms.InScopeAsync<Db, List<string>>(db => db.For<StagedFile>(Rooms.TestSystem).Where(f => f.Name == "p.csv").Select(f => f.Name).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Each_person_has_one_file_waiting()
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        foreach (var name in new[] { "one.csv", "two.csv" })
        {
            await (await team.SeeAsync("/organisations/import")).SendFileAsync("Look at the file", "The file", name, Encoding.UTF8.GetBytes($"{Regions}ZR9,North,\n"));
        }

        Assert.Equal(["two.csv"], await rooms.InScopeAsync<Db, List<string>>(db => db.For<StagedFile>(team.Viewer).Select(f => f.Name).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_first_line_of_more_than_64_KB_is_refused_in_words_by_every_importer()
    {
        foreach (var outcome in await AllAsync(new string('x', 70_000), ""))
        {
            Assert.Equal("headings-unreadable", outcome?.Code);
            Assert.Contains("it is too long", Assert.Single(outcome!.Problems).Message, StringComparison.Ordinal);
        }
    }

    private async Task<IReadOnlyList<Refusal?>> AllAsync(string heading, string cell)
    {
        var series = Encoding.UTF8.GetBytes($"{Series}{heading}\nENG,n,month,2026-01-01,ENGLAND,England,1,,published,,{cell}\n");
        return
        [
            (await rooms.LoadAsync($"region_code,region_name,{heading}\nZR9,North,{cell}\n")).Refusal,
            (await rooms.InScopeAsync<ImportSeriesHandler, Outcome<ImportedSeries>>(h => h.HandleAsync(new("s.csv", series), OrganisationFiles.Operator, Cancel))).Refusal,
        ];
    }
}
