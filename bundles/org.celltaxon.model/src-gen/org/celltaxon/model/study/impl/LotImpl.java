/**
 */
package org.celltaxon.model.study.impl;

import java.util.Collection;

import org.celltaxon.model.study.Donor;
import org.celltaxon.model.study.Library;
import org.celltaxon.model.study.Lot;
import org.celltaxon.model.study.StudyPackage;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.EObjectImpl;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Lot</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getDonor <em>Donor</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getPassage <em>Passage</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getCondition <em>Condition</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getProcess <em>Process</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getBatch <em>Batch</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getSite <em>Site</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getNote <em>Note</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#isExcluded <em>Excluded</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getExclusionReason <em>Exclusion Reason</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getExcludedBy <em>Excluded By</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getExcludedAt <em>Excluded At</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LotImpl#getLibraries <em>Libraries</em>}</li>
 * </ul>
 *
 * @generated
 */
public class LotImpl extends EObjectImpl implements Lot {
	/**
	 * The default value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected static final String ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected String id = ID_EDEFAULT;

	/**
	 * The cached value of the '{@link #getDonor() <em>Donor</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDonor()
	 * @generated
	 * @ordered
	 */
	protected Donor donor;

	/**
	 * The default value of the '{@link #getPassage() <em>Passage</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPassage()
	 * @generated
	 * @ordered
	 */
	protected static final String PASSAGE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getPassage() <em>Passage</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPassage()
	 * @generated
	 * @ordered
	 */
	protected String passage = PASSAGE_EDEFAULT;

	/**
	 * The default value of the '{@link #getCondition() <em>Condition</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCondition()
	 * @generated
	 * @ordered
	 */
	protected static final String CONDITION_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getCondition() <em>Condition</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCondition()
	 * @generated
	 * @ordered
	 */
	protected String condition = CONDITION_EDEFAULT;

	/**
	 * The default value of the '{@link #getProcess() <em>Process</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getProcess()
	 * @generated
	 * @ordered
	 */
	protected static final String PROCESS_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getProcess() <em>Process</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getProcess()
	 * @generated
	 * @ordered
	 */
	protected String process = PROCESS_EDEFAULT;

	/**
	 * The default value of the '{@link #getBatch() <em>Batch</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBatch()
	 * @generated
	 * @ordered
	 */
	protected static final String BATCH_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getBatch() <em>Batch</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBatch()
	 * @generated
	 * @ordered
	 */
	protected String batch = BATCH_EDEFAULT;

	/**
	 * The default value of the '{@link #getSite() <em>Site</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSite()
	 * @generated
	 * @ordered
	 */
	protected static final String SITE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSite() <em>Site</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSite()
	 * @generated
	 * @ordered
	 */
	protected String site = SITE_EDEFAULT;

	/**
	 * The default value of the '{@link #getNote() <em>Note</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNote()
	 * @generated
	 * @ordered
	 */
	protected static final String NOTE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getNote() <em>Note</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNote()
	 * @generated
	 * @ordered
	 */
	protected String note = NOTE_EDEFAULT;

	/**
	 * The default value of the '{@link #isExcluded() <em>Excluded</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isExcluded()
	 * @generated
	 * @ordered
	 */
	protected static final boolean EXCLUDED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isExcluded() <em>Excluded</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isExcluded()
	 * @generated
	 * @ordered
	 */
	protected boolean excluded = EXCLUDED_EDEFAULT;

	/**
	 * The default value of the '{@link #getExclusionReason() <em>Exclusion Reason</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExclusionReason()
	 * @generated
	 * @ordered
	 */
	protected static final String EXCLUSION_REASON_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getExclusionReason() <em>Exclusion Reason</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExclusionReason()
	 * @generated
	 * @ordered
	 */
	protected String exclusionReason = EXCLUSION_REASON_EDEFAULT;

	/**
	 * The default value of the '{@link #getExcludedBy() <em>Excluded By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExcludedBy()
	 * @generated
	 * @ordered
	 */
	protected static final String EXCLUDED_BY_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getExcludedBy() <em>Excluded By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExcludedBy()
	 * @generated
	 * @ordered
	 */
	protected String excludedBy = EXCLUDED_BY_EDEFAULT;

	/**
	 * The default value of the '{@link #getExcludedAt() <em>Excluded At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExcludedAt()
	 * @generated
	 * @ordered
	 */
	protected static final String EXCLUDED_AT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getExcludedAt() <em>Excluded At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExcludedAt()
	 * @generated
	 * @ordered
	 */
	protected String excludedAt = EXCLUDED_AT_EDEFAULT;

	/**
	 * The cached value of the '{@link #getLibraries() <em>Libraries</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLibraries()
	 * @generated
	 * @ordered
	 */
	protected EList<Library> libraries;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected LotImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return StudyPackage.Literals.LOT;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getId() {
		return id;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setId(String newId) {
		String oldId = id;
		id = newId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Donor getDonor() {
		if (donor != null && donor.eIsProxy()) {
			InternalEObject oldDonor = (InternalEObject)donor;
			donor = (Donor)eResolveProxy(oldDonor);
			if (donor != oldDonor) {
				if (eNotificationRequired())
					eNotify(new ENotificationImpl(this, Notification.RESOLVE, StudyPackage.LOT__DONOR, oldDonor, donor));
			}
		}
		return donor;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Donor basicGetDonor() {
		return donor;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDonor(Donor newDonor) {
		Donor oldDonor = donor;
		donor = newDonor;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__DONOR, oldDonor, donor));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getPassage() {
		return passage;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPassage(String newPassage) {
		String oldPassage = passage;
		passage = newPassage;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__PASSAGE, oldPassage, passage));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getCondition() {
		return condition;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCondition(String newCondition) {
		String oldCondition = condition;
		condition = newCondition;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__CONDITION, oldCondition, condition));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getProcess() {
		return process;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setProcess(String newProcess) {
		String oldProcess = process;
		process = newProcess;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__PROCESS, oldProcess, process));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getBatch() {
		return batch;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBatch(String newBatch) {
		String oldBatch = batch;
		batch = newBatch;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__BATCH, oldBatch, batch));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSite() {
		return site;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSite(String newSite) {
		String oldSite = site;
		site = newSite;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__SITE, oldSite, site));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getNote() {
		return note;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setNote(String newNote) {
		String oldNote = note;
		note = newNote;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__NOTE, oldNote, note));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isExcluded() {
		return excluded;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setExcluded(boolean newExcluded) {
		boolean oldExcluded = excluded;
		excluded = newExcluded;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__EXCLUDED, oldExcluded, excluded));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getExclusionReason() {
		return exclusionReason;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setExclusionReason(String newExclusionReason) {
		String oldExclusionReason = exclusionReason;
		exclusionReason = newExclusionReason;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__EXCLUSION_REASON, oldExclusionReason, exclusionReason));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getExcludedBy() {
		return excludedBy;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setExcludedBy(String newExcludedBy) {
		String oldExcludedBy = excludedBy;
		excludedBy = newExcludedBy;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__EXCLUDED_BY, oldExcludedBy, excludedBy));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getExcludedAt() {
		return excludedAt;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setExcludedAt(String newExcludedAt) {
		String oldExcludedAt = excludedAt;
		excludedAt = newExcludedAt;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LOT__EXCLUDED_AT, oldExcludedAt, excludedAt));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Library> getLibraries() {
		if (libraries == null) {
			libraries = new EObjectContainmentEList<Library>(Library.class, this, StudyPackage.LOT__LIBRARIES);
		}
		return libraries;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case StudyPackage.LOT__LIBRARIES:
				return ((InternalEList<?>)getLibraries()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case StudyPackage.LOT__ID:
				return getId();
			case StudyPackage.LOT__DONOR:
				if (resolve) return getDonor();
				return basicGetDonor();
			case StudyPackage.LOT__PASSAGE:
				return getPassage();
			case StudyPackage.LOT__CONDITION:
				return getCondition();
			case StudyPackage.LOT__PROCESS:
				return getProcess();
			case StudyPackage.LOT__BATCH:
				return getBatch();
			case StudyPackage.LOT__SITE:
				return getSite();
			case StudyPackage.LOT__NOTE:
				return getNote();
			case StudyPackage.LOT__EXCLUDED:
				return isExcluded();
			case StudyPackage.LOT__EXCLUSION_REASON:
				return getExclusionReason();
			case StudyPackage.LOT__EXCLUDED_BY:
				return getExcludedBy();
			case StudyPackage.LOT__EXCLUDED_AT:
				return getExcludedAt();
			case StudyPackage.LOT__LIBRARIES:
				return getLibraries();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case StudyPackage.LOT__ID:
				setId((String)newValue);
				return;
			case StudyPackage.LOT__DONOR:
				setDonor((Donor)newValue);
				return;
			case StudyPackage.LOT__PASSAGE:
				setPassage((String)newValue);
				return;
			case StudyPackage.LOT__CONDITION:
				setCondition((String)newValue);
				return;
			case StudyPackage.LOT__PROCESS:
				setProcess((String)newValue);
				return;
			case StudyPackage.LOT__BATCH:
				setBatch((String)newValue);
				return;
			case StudyPackage.LOT__SITE:
				setSite((String)newValue);
				return;
			case StudyPackage.LOT__NOTE:
				setNote((String)newValue);
				return;
			case StudyPackage.LOT__EXCLUDED:
				setExcluded((Boolean)newValue);
				return;
			case StudyPackage.LOT__EXCLUSION_REASON:
				setExclusionReason((String)newValue);
				return;
			case StudyPackage.LOT__EXCLUDED_BY:
				setExcludedBy((String)newValue);
				return;
			case StudyPackage.LOT__EXCLUDED_AT:
				setExcludedAt((String)newValue);
				return;
			case StudyPackage.LOT__LIBRARIES:
				getLibraries().clear();
				getLibraries().addAll((Collection<? extends Library>)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case StudyPackage.LOT__ID:
				setId(ID_EDEFAULT);
				return;
			case StudyPackage.LOT__DONOR:
				setDonor((Donor)null);
				return;
			case StudyPackage.LOT__PASSAGE:
				setPassage(PASSAGE_EDEFAULT);
				return;
			case StudyPackage.LOT__CONDITION:
				setCondition(CONDITION_EDEFAULT);
				return;
			case StudyPackage.LOT__PROCESS:
				setProcess(PROCESS_EDEFAULT);
				return;
			case StudyPackage.LOT__BATCH:
				setBatch(BATCH_EDEFAULT);
				return;
			case StudyPackage.LOT__SITE:
				setSite(SITE_EDEFAULT);
				return;
			case StudyPackage.LOT__NOTE:
				setNote(NOTE_EDEFAULT);
				return;
			case StudyPackage.LOT__EXCLUDED:
				setExcluded(EXCLUDED_EDEFAULT);
				return;
			case StudyPackage.LOT__EXCLUSION_REASON:
				setExclusionReason(EXCLUSION_REASON_EDEFAULT);
				return;
			case StudyPackage.LOT__EXCLUDED_BY:
				setExcludedBy(EXCLUDED_BY_EDEFAULT);
				return;
			case StudyPackage.LOT__EXCLUDED_AT:
				setExcludedAt(EXCLUDED_AT_EDEFAULT);
				return;
			case StudyPackage.LOT__LIBRARIES:
				getLibraries().clear();
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case StudyPackage.LOT__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case StudyPackage.LOT__DONOR:
				return donor != null;
			case StudyPackage.LOT__PASSAGE:
				return PASSAGE_EDEFAULT == null ? passage != null : !PASSAGE_EDEFAULT.equals(passage);
			case StudyPackage.LOT__CONDITION:
				return CONDITION_EDEFAULT == null ? condition != null : !CONDITION_EDEFAULT.equals(condition);
			case StudyPackage.LOT__PROCESS:
				return PROCESS_EDEFAULT == null ? process != null : !PROCESS_EDEFAULT.equals(process);
			case StudyPackage.LOT__BATCH:
				return BATCH_EDEFAULT == null ? batch != null : !BATCH_EDEFAULT.equals(batch);
			case StudyPackage.LOT__SITE:
				return SITE_EDEFAULT == null ? site != null : !SITE_EDEFAULT.equals(site);
			case StudyPackage.LOT__NOTE:
				return NOTE_EDEFAULT == null ? note != null : !NOTE_EDEFAULT.equals(note);
			case StudyPackage.LOT__EXCLUDED:
				return excluded != EXCLUDED_EDEFAULT;
			case StudyPackage.LOT__EXCLUSION_REASON:
				return EXCLUSION_REASON_EDEFAULT == null ? exclusionReason != null : !EXCLUSION_REASON_EDEFAULT.equals(exclusionReason);
			case StudyPackage.LOT__EXCLUDED_BY:
				return EXCLUDED_BY_EDEFAULT == null ? excludedBy != null : !EXCLUDED_BY_EDEFAULT.equals(excludedBy);
			case StudyPackage.LOT__EXCLUDED_AT:
				return EXCLUDED_AT_EDEFAULT == null ? excludedAt != null : !EXCLUDED_AT_EDEFAULT.equals(excludedAt);
			case StudyPackage.LOT__LIBRARIES:
				return libraries != null && !libraries.isEmpty();
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (id: ");
		result.append(id);
		result.append(", passage: ");
		result.append(passage);
		result.append(", condition: ");
		result.append(condition);
		result.append(", process: ");
		result.append(process);
		result.append(", batch: ");
		result.append(batch);
		result.append(", site: ");
		result.append(site);
		result.append(", note: ");
		result.append(note);
		result.append(", excluded: ");
		result.append(excluded);
		result.append(", exclusionReason: ");
		result.append(exclusionReason);
		result.append(", excludedBy: ");
		result.append(excludedBy);
		result.append(", excludedAt: ");
		result.append(excludedAt);
		result.append(')');
		return result.toString();
	}

} //LotImpl
