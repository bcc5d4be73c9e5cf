using TwelveRooms.Access;
using TwelveRooms.Access.ChangeRoles;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Statistics;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.ChangeRoles;

/// <summary>The shipped table of roles is held to the rules that a house's own roles are held to.</summary>
public sealed class ShippedRolesTests
{
    private static readonly string[] PatientWords = ["patient", "service user", "former", "ex-"];

    private static IReadOnlyList<Role> Shipped => RoleTable.Shipped;

    public static TheoryData<string> Keys => [.. Shipped.Select(r => r.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Each_shipped_role_can_stand_in_its_table(string key) =>
        Assert.Null(RoleRules.Refuse(Of(key), Shipped));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Nobody_gives_a_role_that_may_give_what_they_may_not(string key)
    {
        var giver = Of(key);

        Assert.All(Shipped.Where(r => giver.MayGive(r.Key)), given => Assert.All(Shipped.Where(r => given.MayGive(r.Key)), r => Assert.True(giver.MayGive(r.Key), $"{key} gives {given.Key}, which gives {r.Key}")));
    }

    [Fact]
    public void Administrators_officers_and_the_programme_sign_in_with_a_second_factor_and_a_ward_manager_does_not() =>
        Assert.Equal(["programme-team", "information-governance-officer", "administrator"], Shipped.Where(r => r.IsPrivileged).Select(r => r.Key));

    [Theory]
    [InlineData("ward-manager", "ward-member data-champion lived-experience-partner carer-partner feedback-facilitator")]
    [InlineData("organisation-team", "ward-member data-champion lived-experience-partner carer-partner feedback-facilitator ward-manager executive-sponsor responsible-person pcref-lead risk-approach-lead measurement-lead survey-reviewer advocate data-feed data-reader")]
    [InlineData("administrator", "*")]
    [InlineData("ward-member", "")]
    public void Who_gives_which_role_stands_in_the_row(string key, string gives) => Assert.Equal(gives, Of(key).Gives);

    [Theory]
    [InlineData("evaluator")]
    [InlineData("icb-reader")]
    [InlineData("partner-body")]
    [InlineData("collaborative-member")]
    [InlineData("administrator")]
    [InlineData("information-governance-officer")]
    public void Whoever_stands_outside_an_organisation_sees_what_is_published_alone(string key) => Assert.Equal(Tier.Published, Of(key).Tier);

    [Fact]
    public void A_lived_experience_partner_may_all_that_a_ward_member_may_at_the_same_tier()
    {
        var (partner, member) = (Of("lived-experience-partner"), Of("ward-member"));

        Assert.Equal(member.Tier, partner.Tier);
        Assert.True(partner.Rights.HasFlag(member.Rights));
        Assert.Equal(member.HeldOn, partner.HeldOn);
    }

    [Fact]
    public void No_shipped_name_says_that_somebody_is_or_was_a_patient() =>
        Assert.DoesNotContain(Shipped, r => PatientWords.Any(w => r.Name.Contains(w, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Rights_are_kept_by_name_and_a_name_of_a_later_version_gives_nothing()
    {
        Assert.All(Shipped, r => Assert.Equal(r.Rights, RightWords.Read(RightWords.Keys(r.Rights))));
        Assert.Equal(RightWords.Read("record-numbers"), RightWords.Read("record-numbers read-minds"));
        Assert.Equal(TwelveRooms.Platform.Viewing.Rights.All, RightWords.All.Aggregate(TwelveRooms.Platform.Viewing.Rights.None, (all, r) => all | r.Right));
    }

    [Fact]
    public void A_ward_role_is_held_on_a_ward_and_nowhere_above() =>
        Assert.All(Shipped.Where(r => r.Tier == Tier.Own), r => Assert.Equal(UnitKind.Ward, Assert.Single(Enum.GetValues<UnitKind>(), r.CanBeHeldOn)));

    private static Role Of(string key) => Shipped.Single(r => r.Key == key);
}
