import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;
import java.util.Locale;

/**
 * Check many books in one virtual machine, because starting it takes longer than checking a book. Print a
 * line for each message, including usage hints, and at the end the number of books.
 */
class Epubcheck {
    public static void main(String[] books) {
        for (String book : books) {
            new EpubCheck(new File(book), new Lines(book)).check();
        }
        System.out.println(books.length + " books checked");
    }

    private static class Lines extends MasterReport {
        Lines(String book) {
            setEpubFileName(book);
            setLocale(Locale.ENGLISH);
            setReportingLevel(ReportingLevel.Usage);
        }

        @Override
        public void message(Message message, EPUBLocation place, Object... arguments) {
            System.out.println(String.join(" ",
                    new File(getEpubFileName()).getName(), place.toString(), message.getSeverity().toString(),
                    message.getID().toString(), message.getMessage(arguments)));
        }

        @Override
        public void info(String resource, FeatureEnum feature, String value) {}

        @Override
        public void initialize() {}

        @Override
        public int generate() {
            return 0;
        }
    }
}
