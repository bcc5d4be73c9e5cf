using TwelveRooms.Platform.Text;
using Xunit;

namespace TwelveRooms.Modules.Tests.Text;

/// <summary>What could point to one patient, and what is said of a ward every day. The names and days are made up.</summary>
public sealed class TextGuardTests
{
    [Theory]
    [InlineData("John Smith was restrained on Friday", "John Smith")]
    [InlineData("asked for by Sarah O’Neill-Jones today", "Sarah O’Neill-Jones")]
    [InlineData("seen by Mohammed Ali", "Mohammed Ali")]
    [InlineData("Elizabeth Casson House was shut", null)]
    [InlineData("moved to Victoria Ward", null)]
    [InlineData("moved to Margaret Stanhope Centre", null)]
    [InlineData("Sam asked on Monday. Peter Did not.", "Peter Did")]
    [InlineData("Mark Friday off. May Day was quiet. Grace Ward too.", null)]
    [InlineData("told Sam Monday and Peter in June", null)]
    [InlineData("john smith", null)]
    public void A_first_name_with_a_surname_is_refused_in_a_note_and_may_name_a_place(string text, string? found)
    {
        var refused = TextGuard.Refuse(text, "Text");

        Assert.Equal(found is null ? null : $"“{found}” looks like the name of a person.", refused?.Brief);
        Assert.Null(NameText.Refuse(text, "Name", 100));
    }

    [Fact]
    public void What_may_still_name_somebody_is_not_offered_as_a_clean_text()
    {
        var refused = TextGuard.Refuse("Patient in bed 4 hit Zebedee Quill", "Text");

        Assert.NotNull(refused);
        Assert.DoesNotContain("You could write", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("told Mr O'Brien", "Mr O'Brien", "a person’s name")]
    [InlineData("told mr smith so", "mr smith", "a person’s name")]
    [InlineData("told MR SMITH", "MR SMITH", "a person’s name")]
    [InlineData("told Mr J Smith", "Mr J Smith", "a person’s name")]
    [InlineData("Miss Lee-Jones was there", "Miss Lee-Jones", "a person’s name")]
    [InlineData("1984-03-12", "1984-03-12", "a date of birth")]
    [InlineData("on 12/03/84", "12/03/84", "a date of birth")]
    [InlineData("12/03/2011", "12/03/2011", "a date of birth")]
    [InlineData("12 March 1984", "12 March 1984", "a date of birth")]
    [InlineData("born in 1984", "born in 1984", "a date of birth")]
    [InlineData("dob 2 Feb 1990", "dob 2 Feb 1990", "a date of birth")]
    [InlineData("she was in bay 3", "bay 3", "one person’s bed or room")]
    [InlineData("Restrained in room 12.", "room 12", "one person’s bed or room")]
    [InlineData("bed 4", "bed 4", "one person’s bed or room")]
    [InlineData("after 𝟗𝟒𝟑 𝟒𝟕𝟔 𝟓𝟗𝟏𝟗 left", "𝟗𝟒𝟑 𝟒𝟕𝟔 𝟓𝟗𝟏𝟗", "an NHS number")]
    [InlineData("⁹⁴³⁴⁷⁶⁵⁹¹⁹", "⁹⁴³⁴⁷⁶⁵⁹¹⁹", "an NHS number")]
    [InlineData("⑨④③④⑦⑥⑤⑨①⑨", "⑨④③④⑦⑥⑤⑨①⑨", "an NHS number")]
    [InlineData("943\u3164476\u31645919", "943\u3164476\u31645919", "an NHS number")]
    [InlineData("after ٩٤٣ ٤٧٦ ٥٩١٩", "٩٤٣ ٤٧٦ ٥٩١٩", "an NHS number")]
    [InlineData("9,4,3,4,7,6,5,9,1,9", "9,4,3,4,7,6,5,9,1,9", "an NHS number")]
    [InlineData("1/2/٨٨", "1/2/٨٨", "a date of birth")]
    [InlineData("born 19٨٨", "born 19٨٨", "a date of birth")]
    [InlineData("12-Mar-1988", "12-Mar-1988", "a date of birth")]
    [InlineData("12 Mar 88", "12 Mar 88", "a date of birth")]
    [InlineData("March 12, 1988", "March 12, 1988", "a date of birth")]
    [InlineData("1988/03/12", "1988/03/12", "a date of birth")]
    [InlineData("12.03.1988", "12.03.1988", "a date of birth")]
    [InlineData("Mr J.Smith", "Mr J.Smith", "a person’s name")]
    [InlineData("Mr Łukasz Nowak", "Mr Łukasz Nowak", "a person’s name")]
    [InlineData("Room 7 cut herself", "Room 7", "one person’s bed or room")]
    [InlineData("Room 4 at 10.30: she was restrained", "Room 4", "one person’s bed or room")]
    [InlineData("Bay no. 3 was restrained", "Bay no. 3", "one person’s bed or room")]
    [InlineData("Room 6 was put in seclusion", "Room 6", "one person’s bed or room")]
    [InlineData("07700 900 123", "07700 900 123", "contact details")]
    [InlineData("020 7946 0123", "020 7946 0123", "contact details")]
    [InlineData("943x476x5919", "943x476x5919", "an NHS number")]
    [InlineData("94347659-19ab-4000-8000-0000000000ab", "94347659-19", "an NHS number")]
    [InlineData("Room 5 went AWOL", "Room 5", "one person’s bed or room")]
    [InlineData("Room 7 swallowed a battery", "Room 7", "one person’s bed or room")]
    [InlineData("Room 4's mum rang", "Room 4", "one person’s bed or room")]
    [InlineData("Bedroom 7 was restrained", "Bedroom 7", "one person’s bed or room")]
    [InlineData("Rm 4 hit a nurse", "Rm 4", "one person’s bed or room")]
    [InlineData("Room 4. She was restrained.", "Room 4", "one person’s bed or room")]
    [InlineData("Someone in room 3 was upset", "room 3", "one person’s bed or room")]
    [InlineData("Bed 10 was broken when she was restrained", "Bed 10", "one person’s bed or room")]
    [InlineData("+44 7700 900123", "+44 7700 900123", "contact details")]
    [InlineData("+44 (0)20 7946 0123", "+44 (0)20 7946 0123", "contact details")]
    [InlineData("0161-496-0000", "0161-496-0000", "contact details")]
    [InlineData("(0161) 496 0000", "(0161) 496 0000", "contact details")]
    [InlineData("miss Jones was there", "miss Jones", "a person’s name")]
    [InlineData("told ms Jones", "ms Jones", "a person’s name")]
    [InlineData("Mrs Ó Briain", "Mrs Ó Briain", "a person’s name")]
    [InlineData("Mrs O\u0301 Briain", "Mrs O\u0301 Briain", "a person’s name")]
    [InlineData("12.03.88", "12.03.88", "a date of birth")]
    [InlineData("12 / 03 / 1988", "12 / 03 / 1988", "a date of birth")]
    [InlineData("943x 476x 5919", "943x 476x 5919", "an NHS number")]
    [InlineData("a 20-year-old man", "a 20-year-old man", "a description of one patient")]
    public void What_points_to_a_person_is_found_where_it_stands(string text, string found, string words)
    {
        var finding = TextGuard.Check(text)[0];

        Assert.StartsWith(found, text[finding.Start..], StringComparison.Ordinal);
        Assert.Equal(words, finding.Words);
    }

    [Theory]
    [InlineData("Bay 3 was closed for repairs")]
    [InlineData("Room 2 (sensory room) is open on Sundays")]
    [InlineData("Patients chose the colours for room 4")]
    [InlineData("The ward opened on 1/4/2009")]
    [InlineData("Counted in another way since 2011-04-01")]
    [InlineData("The project was born in 2019")]
    [InlineData("2, 6, 1, 1, 6, 6, 4, 0, 2, 1")]
    [InlineData("New incident system, version 1.2.10, from 12/03/26")]
    [InlineData("The meeting of 12 March 2026 and 2026-04-01")]
    [InlineData("Dr on call came within 20 ms of the miss")]
    [InlineData("We moved to MS Teams")]
    [InlineData("NICE guideline NG10 of 28 May 2015")]
    [InlineData("Policy dated 12/03/2014")]
    [InlineData("The idea was born on 3 October")]
    [InlineData("Restraints a month: 12 9 14 10 11 8 13")]
    [InlineData("The seclusion room 2 was painted")]
    [InlineData("An MR scan was late")]
    [InlineData("Bed 10 was broken")]
    [InlineData("Bed 4 was closed for repair")]
    [InlineData("The new bed 3 weeks late")]
    [InlineData("Francis report of 6 February 2013")]
    [InlineData("CQC report 14.11.2012")]
    [InlineData("The scores were 7/8/10")]
    [InlineData("Shifts 8-8-12")]
    [InlineData("Version 4/10/12 of the form")]
    [InlineData("Somebody painted room 3")]
    [InlineData("The 20-year-old sofa")]
    [InlineData("Dr Foster data")]
    [InlineData("Patients miss Friday walks")]
    [InlineData("Room 4 went live")]
    public void What_is_said_of_a_ward_every_day_is_kept(string text) => Assert.Empty(TextGuard.Check(text));

    [Fact]
    public void What_was_found_in_another_style_of_digits_is_struck_whole() =>
        Assert.Equal("x [left out] y", TextGuard.Strike("x 𝟗𝟒𝟑 𝟒𝟕𝟔 𝟓𝟗𝟏𝟗 y", TextGuard.Check("x 𝟗𝟒𝟑 𝟒𝟕𝟔 𝟓𝟗𝟏𝟗 y")));
}
