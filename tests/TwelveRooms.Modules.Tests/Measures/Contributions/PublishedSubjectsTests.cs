using TwelveRooms.Measures.Contributions;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Contributions;

public sealed class PublishedSubjectsTests
{
    [Theory]
    [InlineData("Number of children and young people’s referral-spells waiting more than 52 weeks for a 1st contact (MRS14a)", "Waits of children and young people")]
    [InlineData("Median time (days) for open community mental health referral-spells waiting for a 1st contact (MRS10a)", "Waits for community care")]
    [InlineData("Number of people subject to restrictive intervention (MHS76)", "Restrictive interventions")]
    [InlineData("People restrained, as published", "Restrictive interventions")]
    [InlineData("People subject to detention at the end of the reporting period (MHS09)", "The Mental Health Act")]
    [InlineData("Bed days in period (MHS24)", "Hospital beds and stays")]
    [InlineData("Out of area placements active at the end of the period (OAP03)", "Out of area placements")]
    [InlineData("Attendances at A&E over 4 hours, as published", "Other published figures")]
    public void A_published_figure_stands_under_what_it_is_about(string name, string subject) =>
        Assert.Equal(subject, PublishedSubjects.Of(name));
}
